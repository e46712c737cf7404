package io.github.clerk4j.auth;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Cookies that Clerk wants a browser to have, each as the value of a {@code Set-Cookie} header. */
final class Directives {
  private final List<String> lines;

  /** Leaves out what could not be sent as a header. */
  Directives(List<String> lines) {
    this.lines = lines.stream().filter(AuthHeaders::isClean).toList();
  }

  boolean isEmpty() {
    return lines.isEmpty();
  }

  /** The session token among the cookies; null where there is none, or an empty one. */
  @Nullable String sessionToken() {
    for (String line : lines) {
      int semicolon = line.indexOf(';');
      String pair = semicolon < 0 ? line : line.substring(0, semicolon);
      int equals = pair.indexOf('=');
      String value = pair.substring(equals + 1).strip();
      if (equals > 0 && line.startsWith("__session") && !value.isEmpty()) {
        return value;
      }
    }
    return null;
  }

  Map<String, List<String>> headers() {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    headers.put(AuthHeaders.SET_COOKIE, lines);
    return headers;
  }

  /** Without the cookies. */
  @Override
  public String toString() {
    return "Directives[" + lines.size() + "]";
  }
}
