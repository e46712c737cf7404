package io.github.clerk4j.auth;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * A response to a request, for any framework. Immutable.
 *
 * @param status the HTTP status
 * @param headers the headers, each with one line or several; names are found in any case
 * @param body empty, or JSON
 */
public record AuthResponse(int status, Map<String, List<String>> headers, String body)
    implements Serializable {
  public AuthResponse {
    headers = AuthHeaders.copyOf(headers);
  }

  /** Calls a method with the name and value of each header line; several cookies are several. */
  public void forEachHeader(BiConsumer<? super String, ? super String> action) {
    AuthHeaders.forEach(headers, action);
  }

  /** Without the values of headers, which can be cookies. */
  @Override
  public String toString() {
    return "AuthResponse[" + status + ", headers=" + headers.keySet() + "]";
  }
}
