package io.github.clerk4j.auth;

import io.github.clerk4j.model.Json;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import okhttp3.Response;

/**
 * A response of Clerk's Frontend API, whose body is still to be read. It must be closed. Not
 * thread-safe.
 */
public final class ProxyResponse implements AutoCloseable {
  private final int status;
  private final Map<String, List<String>> headers;
  private final InputStream body;
  private final Runnable close;

  private ProxyResponse(
      int status, Map<String, List<String>> headers, InputStream body, Runnable close) {
    this.status = status;
    this.headers = AuthHeaders.copyOf(headers);
    this.body = body;
    this.close = close;
  }

  static ProxyResponse of(Response response, Map<String, List<String>> headers) {
    return new ProxyResponse(
        response.code(), headers, response.body().byteStream(), response::close);
  }

  /** Returns a response of the proxy itself, in the form of Clerk's errors. */
  static ProxyResponse error(int status, String code, String message) {
    String json = Json.write(Map.of("errors", List.of(Map.of("code", code, "message", message))));
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    return new ProxyResponse(
        status,
        Map.of(
            HeaderNames.CONTENT_TYPE,
            List.of("application/json"),
            HeaderNames.CACHE_CONTROL,
            List.of("no-store")),
        new ByteArrayInputStream(body),
        () -> {});
  }

  /** Returns the HTTP status. */
  public int status() {
    return status;
  }

  /** Returns the headers; several cookies are several lines. Names are found in any case. */
  public Map<String, List<String>> headers() {
    return headers;
  }

  /**
   * Returns the body, encoded as {@code Content-Encoding} says. Reading it can wait for the
   * network, and {@code available()} is the number of bytes that have arrived.
   */
  public InputStream body() {
    return body;
  }

  /** Ends the exchange with Clerk, also in the middle of the body. */
  @Override
  public void close() {
    close.run();
  }

  /** Without the values of headers, which can be cookies. */
  @Override
  public String toString() {
    return "ProxyResponse[" + status + ", headers=" + headers.keySet() + "]";
  }
}
