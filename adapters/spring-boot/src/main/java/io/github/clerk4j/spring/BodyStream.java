package io.github.clerk4j.spring;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.Flux;

/**
 * A stream of a body of WebFlux, for a thread that may wait. A read returns the part that has
 * arrived, be it less than was asked for. Not thread-safe.
 */
final class BodyStream extends InputStream {
  private final Stream<DataBuffer> all;
  private final Iterator<DataBuffer> parts;
  private @Nullable DataBuffer part;

  BodyStream(Flux<DataBuffer> body) {
    this.all = body.doOnDiscard(DataBuffer.class, DataBufferUtils::release).toStream(1);
    this.parts = all.iterator();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] to, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    DataBuffer from = part();
    if (from == null) {
      return -1;
    }
    int read = Math.min(length, from.readableByteCount());
    from.read(to, offset, read);
    return read;
  }

  /** Returns a part that is not read to its end; null at the end of the body. */
  private @Nullable DataBuffer part() throws IOException {
    DataBuffer current = part;
    while (current == null || current.readableByteCount() == 0) {
      release();
      try {
        if (!parts.hasNext()) {
          return null;
        }
        current = parts.next();
      } catch (RuntimeException e) { // of the connection
        throw new IOException("The body of the request broke off", e);
      }
      part = current;
    }
    return current;
  }

  private void release() {
    DataBufferUtils.release(part);
    part = null;
  }

  @Override
  public void close() {
    release();
    all.close();
  }
}
