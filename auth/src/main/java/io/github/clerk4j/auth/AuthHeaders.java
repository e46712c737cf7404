package io.github.clerk4j.auth;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The headers that authentication adds to a response. */
final class AuthHeaders {
  private AuthHeaders() {}

  /** Returns an immutable copy in the order of the names, which are found in any case. */
  static Map<String, List<String>> copyOf(Map<String, List<String>> headers) {
    return copyOf(headers, UnaryOperator.identity());
  }

  /** Same as {@link #copyOf}, with names in lower case. */
  static Map<String, List<String>> lowerCaseCopyOf(Map<String, List<String>> headers) {
    return copyOf(headers, name -> name.toLowerCase(Locale.ROOT));
  }

  private static Map<String, List<String>> copyOf(
      Map<String, List<String>> headers, UnaryOperator<String> naming) {
    if (headers.isEmpty()) {
      return Map.of();
    }
    Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.forEach((name, lines) -> copy.put(naming.apply(name), List.copyOf(lines)));
    return Collections.unmodifiableMap(copy);
  }

  /** Returns both. Of headers in both, cookies are added, and the later ones replace others. */
  static Map<String, List<String>> merged(
      Map<String, List<String>> headers, Map<String, List<String>> later) {
    Map<String, List<String>> both = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    both.putAll(headers);
    later.forEach(
        (name, lines) ->
            both.merge(
                name,
                lines,
                (old, added) ->
                    name.equalsIgnoreCase(HeaderNames.SET_COOKIE)
                        ? Stream.concat(old.stream(), added.stream()).toList()
                        : added));
    return both;
  }

  /** Calls a method with each line and its name. */
  static void forEach(
      Map<String, List<String>> headers, BiConsumer<? super String, ? super String> action) {
    headers.forEach((name, lines) -> lines.forEach(line -> action.accept(name, line)));
  }

  /** Returns the headers that tell the outcome, after others. */
  static Map<String, List<String>> of(
      String status, AuthFailure why, Map<String, List<String>> others) {
    Map<String, List<String>> headers = new LinkedHashMap<>(others);
    headers.put(HeaderNames.AUTH_STATUS, List.of(status));
    headers.put(HeaderNames.AUTH_REASON, List.of(why.reason()));
    if (!why.message().isEmpty() && isClean(why.message())) {
      headers.put(HeaderNames.AUTH_MESSAGE, List.of(why.message()));
    }
    return headers;
  }

  /** Returns true if a text can be sent as a header as it is. */
  static boolean isClean(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
        return false;
      }
    }
    return true;
  }
}
