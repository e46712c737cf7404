package io.github.clerk4j.token;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A claim in a form that a message may show. Messages land in headers and logs, and a token can
 * hold anything.
 */
final class PrintableClaim {
  private static final int LONGEST = 80;

  private PrintableClaim() {}

  /**
   * Returns text and numbers in quotes, cut short and in printable ASCII; the kind of anything
   * else.
   */
  static String of(@Nullable Object claim) {
    if (claim == null) {
      return "null";
    }
    if (claim instanceof List<?>) {
      return "a list";
    }
    return claim instanceof Map<?, ?> ? "an object" : text(claim.toString());
  }

  /** Same as {@link #of}, for a member that may be missing. */
  static String member(Map<String, ?> of, String name) {
    return of.containsKey(name) ? of(of.get(name)) : "missing";
  }

  private static String text(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < Math.min(text.length(), LONGEST); i++) {
      char c = text.charAt(i);
      quoted.append(c >= ' ' && c < 0x7f && c != '"' && c != '\\' ? c : '?');
    }
    return quoted.append(text.length() > LONGEST ? "...\"" : "\"").toString();
  }
}
