package io.github.clerk4j.auth;

import java.io.IOException;
import java.io.InputStream;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/** The body of a request that is forwarded while it is read. It is sent once, and never again. */
final class ProxyRequestBody extends RequestBody {
  private static final int BUFFER = 8192;
  private static final int UNKNOWN = -1;

  private final InputStream from;
  private final long length;
  private final long most;
  private boolean tooLong;
  private @Nullable IOException failure;

  private ProxyRequestBody(InputStream from, long length, long most) {
    this.from = from;
    this.length = length;
    this.most = most;
    this.tooLong = length > most;
  }

  /**
   * Returns the body of a request, or null if its method has none. A write always has one, which
   * may be empty: the HTTP client never repeats a request with such a body.
   */
  static @Nullable ProxyRequestBody of(ClerkRequest request, InputStream from, long most) {
    if (request.method().equals("GET") || request.method().equals("HEAD")) {
      return null;
    }
    boolean chunked = request.header("Transfer-Encoding") != null;
    String length = chunked ? null : request.header("Content-Length");
    if (length != null && length.matches("[0-9]{1,18}")) {
      return new ProxyRequestBody(from, Long.parseLong(length), most);
    }
    boolean none = !chunked && request.header(HeaderNames.CONTENT_TYPE) == null;
    return none
        ? new ProxyRequestBody(InputStream.nullInputStream(), 0, most)
        : new ProxyRequestBody(from, UNKNOWN, most);
  }

  /** Returns true if the body has, or announces, more bytes than are allowed. */
  boolean isTooLong() {
    return tooLong;
  }

  /** Throws the exception of the stream that the body was read from, if there was one. */
  void throwFailure() throws IOException {
    IOException failed = failure;
    if (failed != null) {
      throw failed;
    }
  }

  /** Returns null, as the type stands in the headers. */
  @Override
  public @Nullable MediaType contentType() {
    return null;
  }

  @Override
  public long contentLength() {
    return length;
  }

  @Override
  public boolean isOneShot() {
    return true;
  }

  @Override
  public void writeTo(BufferedSink sink) throws IOException {
    byte[] buffer = new byte[BUFFER];
    long sum = 0;
    for (int read = read(buffer); read >= 0; read = read(buffer)) {
      sum += read;
      if (sum > most) {
        tooLong = true;
        throw new IOException("The body is too long");
      }
      sink.write(buffer, 0, read);
      sink.flush();
    }
  }

  private int read(byte[] buffer) throws IOException {
    try {
      return from.read(buffer);
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }
}
