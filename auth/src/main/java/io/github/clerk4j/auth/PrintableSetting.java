package io.github.clerk4j.auth;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The value of a setting in a form that a message may show. Secrets end up in the wrong settings,
 * too.
 */
final class PrintableSetting {
  private static final int LONGEST = 80;

  /** Keys and tokens of Clerk, PEM, JWTs, a URL with a user, and long random text. */
  private static final Pattern SECRET =
      Pattern.compile("(?:sk|ak|mt|oat|whsec)_|-----|eyJ|@|[A-Za-z0-9+/=_-]{40}");

  private PrintableSetting() {}

  /** Returns the value in quotes, or asterisks if it could be a secret. */
  static String of(@Nullable String value) {
    return value != null && SECRET.matcher(value).find() ? "***" : quoted(value);
  }

  private static String quoted(@Nullable String value) {
    if (value == null) {
      return "null";
    }
    String shown = value.length() > LONGEST ? value.substring(0, LONGEST) + "..." : value;
    return "\"" + shown.replaceAll("[^ -~]|[\"\\\\]", "?") + "\"";
  }
}
