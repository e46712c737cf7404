package io.github.clerk4j.auth;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * How to answer a request, in terms of any framework. Immutable.
 *
 * @param status the HTTP status
 * @param headers all of them to be sent, each with one line or several; their names are found
 *     without regard to case
 * @param body empty, or JSON
 */
public record AuthResponse(int status, Map<String, List<String>> headers, String body)
    implements Serializable {
  public AuthResponse {
    headers = AuthHeaders.copyOf(headers);
  }

  /** Without the values of headers, which can be cookies. */
  @Override
  public String toString() {
    return "AuthResponse[" + status + ", headers=" + headers.keySet() + "]";
  }
}
