package io.github.clerk4j.auth;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The cookies of a request (RFC 6265, section 4.2), read without complaint whatever they hold. */
final class Cookies {
  private Cookies() {}

  static Map<String, String> parse(List<String> headers) {
    Map<String, String> cookies = new HashMap<>();
    for (String header : headers) {
      int from = 0;
      while (from < header.length()) {
        int semicolon = header.indexOf(';', from);
        int end = semicolon < 0 ? header.length() : semicolon;
        int equals = from;
        while (equals < end && header.charAt(equals) != '=') {
          equals++;
        }
        if (equals > from && equals < end) {
          cookies.putIfAbsent(
              header.substring(from, equals).strip(),
              decoded(header.substring(equals + 1, end).strip()));
        }
        from = end + 1;
      }
    }
    return cookies;
  }

  private static String decoded(String quoted) {
    int last = quoted.length() - 1;
    boolean quotes = last > 0 && quoted.charAt(0) == '"' && quoted.charAt(last) == '"';
    String value = quotes ? quoted.substring(1, last) : quoted;
    if (value.indexOf('%') < 0) {
      return value;
    }
    try {
      return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return value; // a percent sign that begins no escape
    }
  }
}
