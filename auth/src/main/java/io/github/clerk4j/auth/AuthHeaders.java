package io.github.clerk4j.auth;

import io.github.clerk4j.api.ClerkServices;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The headers that an answer gets by authentication. */
final class AuthHeaders {
  static final String LOCATION = "location";
  static final String CACHE_CONTROL = "cache-control";
  static final String SET_COOKIE = "set-cookie";
  static final String API_VERSION = ClerkServices.API_VERSION;

  private AuthHeaders() {}

  /** Immutable, in the order of their names, which are found without regard to case. */
  static Map<String, List<String>> copyOf(Map<String, List<String>> headers) {
    if (headers.isEmpty()) {
      return Map.of();
    }
    Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.forEach((name, lines) -> copy.put(name, List.copyOf(lines)));
    return Collections.unmodifiableMap(copy);
  }

  /** Those that tell what became of a request, after others. */
  static Map<String, List<String>> of(
      String status, AuthFailure why, Map<String, List<String>> others) {
    Map<String, List<String>> headers = new LinkedHashMap<>(others);
    headers.put("x-clerk-auth-status", List.of(status));
    headers.put("x-clerk-auth-reason", List.of(why.reason()));
    if (!why.message().isEmpty() && isClean(why.message())) {
      headers.put("x-clerk-auth-message", List.of(why.message()));
    }
    return headers;
  }

  /** Whether a text can be sent as a header as it is. */
  static boolean isClean(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
        return false;
      }
    }
    return true;
  }
}
