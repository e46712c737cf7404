package io.github.clerk4j;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/**
 * A body that OkHttp may send only once. OkHttp would otherwise repeat a request if the connection
 * breaks after it was sent, which would execute a write twice.
 */
final class OneShotBody extends RequestBody {
  private final @Nullable RequestBody body;
  private volatile boolean written;

  OneShotBody(@Nullable RequestBody body) {
    this.body = body;
  }

  /** Returns true if another request can have the same body; false for a stream that was read. */
  boolean isRepeatable() {
    return body == null || !written || !isOneShot(body);
  }

  /** Looks at parts too, because a {@code MultipartBody} of OkHttp 4 does not tell of theirs. */
  private static boolean isOneShot(RequestBody body) {
    return body.isOneShot()
        || (body instanceof MultipartBody multipart
            && multipart.parts().stream().anyMatch(part -> isOneShot(part.body())));
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
