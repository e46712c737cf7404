package io.github.clerk4j;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/**
 * A body, maybe empty, that OkHttp may send once only. By itself, OkHttp sends a request again when
 * a connection breaks after the request has been sent; that would execute a write twice.
 */
final class OneShotBody extends RequestBody {
  private final @Nullable RequestBody body;
  private volatile boolean written;

  OneShotBody(@Nullable RequestBody body) {
    this.body = body;
  }

  /** Whether another request can have the same body: not a stream that has been read. */
  boolean isRepeatable() {
    return body == null || !body.isOneShot() || !written;
  }

  @Override
  public @Nullable MediaType contentType() {
    return body == null ? null : body.contentType();
  }

  @Override
  public long contentLength() throws IOException {
    return body == null ? 0 : body.contentLength();
  }

  @Override
  public boolean isOneShot() {
    return true;
  }

  @Override
  public void writeTo(BufferedSink sink) throws IOException {
    written = true;
    if (body != null) {
      body.writeTo(sink);
    }
  }
}
