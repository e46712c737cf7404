package io.github.clerk4j;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import okio.ForwardingSource;
import okio.Okio;

/** A body that cannot be read, or cannot be closed. */
final class ThrowingBody extends ResponseBody {
  private final ResponseBody body;
  private final BufferedSource source;

  ThrowingBody(ResponseBody body, Throwing what, boolean closing) {
    this.body = body;
    this.source =
        Okio.buffer(
            new ForwardingSource(body.source()) {
              @Override
              public long read(Buffer sink, long byteCount) throws IOException {
                return closing ? super.read(sink, byteCount) : what.<Long>now();
              }

              @Override
              public void close() throws IOException {
                super.close();
                if (closing) {
                  what.now();
                }
              }
            });
  }

  @Override
  public MediaType contentType() {
    return body.contentType();
  }

  @Override
  public long contentLength() {
    return body.contentLength();
  }

  @Override
  public BufferedSource source() {
    return source;
  }
}
