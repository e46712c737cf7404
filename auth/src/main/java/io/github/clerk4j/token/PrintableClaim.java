package io.github.clerk4j.token;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a token says, as it can stand in a message: messages land in headers and logs, and whoever
 * made the token can have written anything into it.
 */
final class PrintableClaim {
  private static final int LONGEST = 80;

  private PrintableClaim() {}

  /** Text and numbers in quotes, cut short and in printable ASCII; of all else, what it is. */
  static String of(@Nullable Object claim) {
    if (claim == null) {
      return "null";
    }
    if (claim instanceof List<?>) {
      return "a list";
    }
    return claim instanceof Map<?, ?> ? "an object" : text(claim.toString());
  }

  /** As {@link #of}, of a member that may not be there at all. */
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
