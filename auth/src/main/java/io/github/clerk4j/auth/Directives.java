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
      int equals = line.indexOf('=');
      if (line.startsWith("__session") && equals > 0) {
        int end = line.indexOf(';');
        String value = line.substring(equals + 1, end < equals ? line.length() : end).strip();
        if (!value.isEmpty()) {
          return value;
        }
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
