package io.github.clerk4j;

import java.io.IOException;
import okio.Buffer;
import okio.ForwardingSource;
import okio.Source;

/** An uncompressed response body that fails beyond a size. */
final class BoundedSource extends ForwardingSource {
  /** A response body beyond the size. */
  static final class TooLarge extends IOException {
    TooLarge(long bound) {
      super("it is larger than " + bound / 1024 / 1024 + " MiB");
    }
  }

  private final long bound;
  private long left;

  BoundedSource(Source body, long bound) {
    super(body);
    this.bound = bound;
    this.left = bound;
  }

  @Override
  public long read(Buffer sink, long byteCount) throws IOException {
    long read = super.read(sink, byteCount);
    left -= Math.max(0, read);
    if (left < 0) {
      throw new TooLarge(bound);
    }
    return read;
  }
}
