package io.github.clerk4j.auth;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Cookies that Clerk wants a browser to have, each as the value of a {@code Set-Cookie} header. */
final class CookieDirectives {
  private final List<String> lines;

  /** Leaves out what could not be sent as a header. */
  CookieDirectives(List<String> lines) {
    this.lines = lines.stream().filter(AuthHeaders::isClean).toList();
  }

  boolean isEmpty() {
    return lines.isEmpty();
  }

  /**
   * Returns the session token among the cookies; null if there is none, or if the last one is
   * empty. Of several the last counts, as it does to a browser.
   */
  @Nullable String sessionToken() {
    String token = null;
    for (String line : lines) {
      int semicolon = line.indexOf(';');
      String pair = semicolon < 0 ? line : line.substring(0, semicolon);
      int equals = pair.indexOf('=');
      String value = pair.substring(equals + 1).strip();
      if (equals > 0 && line.startsWith(ClerkNames.SESSION)) {
        token = value.isEmpty() ? null : value;
      }
    }
    return token;
  }

  Map<String, List<String>> headers() {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    headers.put(HeaderNames.SET_COOKIE, lines);
    return headers;
  }

  /** Without the cookies. */
  @Override
  public String toString() {
    return "Directives[" + lines.size() + "]";
  }
}
