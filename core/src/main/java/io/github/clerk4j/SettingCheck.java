package io.github.clerk4j;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks of settings. Messages name the setting, and the value unless it can be secret. */
final class SettingCheck {
  /** The longest timeout in OkHttp, about 24 days. */
  private static final Duration LONGEST_SOCKET_TIMEOUT = Duration.ofMillis(Integer.MAX_VALUE);

  private static final Duration SHORTEST_SOCKET_TIMEOUT = Duration.ofMillis(1);
  private static final Duration LONGEST_PERIOD = Duration.ofDays(365);
  private static final int LARGEST_RATE_LIMIT = 1_000_000; // each request of a period is remembered

  private static final List<String> HEADERS_OF_HTTP =
      List.of("Content-Length", "Transfer-Encoding", "Host", "Accept-Encoding", "Connection");

  private SettingCheck() {}

  static <T> T notNull(String setting, @Nullable T value) {
    if (value == null) {
      throw new ClerkConfigurationException(
          setting + " must not be null; for the default, do not set it");
    }
    return value;
  }

  /** Returns a function that was passed, or throws if it is null. */
  static <T> T function(String argument, @Nullable T value) {
    if (value == null) {
      throw new ClerkConfigurationException(argument + " must not be null");
    }
    return value;
  }

  static Duration positive(String setting, @Nullable Duration value) {
    Duration duration = notNull(setting, value);
    if (duration.isNegative() || duration.isZero()) {
      throw new ClerkConfigurationException(setting + " must be positive: " + duration);
    }
    return duration;
  }

  /** Returns the nearest timeout that OkHttp supports; it would read less than 1 ms as none. */
  static Duration socketTimeout(String setting, @Nullable Duration value) {
    Duration duration = positive(setting, value);
    if (duration.compareTo(LONGEST_SOCKET_TIMEOUT) > 0) {
      return LONGEST_SOCKET_TIMEOUT;
    }
    return duration.compareTo(SHORTEST_SOCKET_TIMEOUT) < 0 ? SHORTEST_SOCKET_TIMEOUT : duration;
  }

  static int notNegative(String setting, int value) {
    if (value < 0) {
      throw new ClerkConfigurationException(setting + " must not be negative: " + value);
    }
    return value;
  }

  static void rateLimit(int requests, @Nullable Duration period) {
    if (requests < 1 || requests > LARGEST_RATE_LIMIT) {
      throw new ClerkConfigurationException(
          "rateLimit must be from 1 to "
              + LARGEST_RATE_LIMIT
              + " requests in a period: "
              + requests);
    }
    if (positive("the period of rateLimit", period).compareTo(LONGEST_PERIOD) > 0) {
      throw new ClerkConfigurationException(
          "the period of rateLimit must be at most 365 days: " + period);
    }
  }

  /** Returns the name of a header. A message does not show it, because it can be a value. */
  static String headerName(@Nullable String name) {
    String checked = notNull("the name of a header", name);
    if (checked.isEmpty()) {
      throw new ClerkConfigurationException("the name of a header must not be empty");
    }
    for (int i = 0; i < checked.length(); i++) {
      if (!isTokenCharacter(checked.charAt(i))) {
        throw new ClerkConfigurationException(
            "the name of a header must consist of letters, digits and !#$%&'*+-.^_`|~:"
                + " another character at index "
                + i);
      }
    }
    for (String each : HEADERS_OF_HTTP) {
      if (each.equalsIgnoreCase(checked)) {
        throw new ClerkConfigurationException(
            "the header " + each + " cannot be set: it belongs to the HTTP client");
      }
    }
    return checked;
  }

  /** Returns the value of a header. A message shows its name, and not the value. */
  static String headerValue(String name, @Nullable String value) {
    String checked = notNull("the value of a header", value);
    for (int i = 0; i < checked.length(); i++) {
      char each = checked.charAt(i);
      if (each != '\t' && (each < ' ' || each > '~')) {
        throw new ClerkConfigurationException(
            "the value of the header "
                + Redacted.name(name)
                + " must consist of visible ASCII, blanks and tabs: another character at index "
                + i);
      }
    }
    return checked;
  }

  static String wellFormed(String setting, @Nullable String text) {
    String checked = notNull(setting, text);
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(checked)) {
      throw new ClerkConfigurationException(
          setting + " must be well-formed Unicode: half of a surrogate pair");
    }
    return checked;
  }

  /** Returns true for a {@code tchar} of RFC 9110, 5.6.2. */
  private static boolean isTokenCharacter(char each) {
    return (each >= '0' && each <= '9')
        || (each >= 'A' && each <= 'Z')
        || (each >= 'a' && each <= 'z')
        || "!#$%&'*+-.^_`|~".indexOf(each) >= 0;
  }
}
