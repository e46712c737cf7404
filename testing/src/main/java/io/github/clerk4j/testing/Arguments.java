package io.github.clerk4j.testing;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Checks of the arguments of public methods. Each throws {@code IllegalArgumentException} with the
 * name and the value, and returns the value otherwise.
 */
final class Arguments {
  /** The longest delay, which a thread sleeps. */
  private static final Duration DAY = Duration.ofDays(1);

  private static final Instant YEAR_10000 = Instant.parse("+10000-01-01T00:00:00Z");

  private Arguments() {}

  static <T> T notNull(String name, @Nullable T value) {
    if (value == null) {
      throw new IllegalArgumentException(name + " must not be null");
    }
    return value;
  }

  /** Checks the values of a varargs parameter. */
  static <T> List<T> noNulls(String name, T @Nullable [] values) {
    if (Arrays.stream(notNull(name, values)).anyMatch(Objects::isNull)) {
      throw new IllegalArgumentException(name + " must not contain null");
    }
    return List.of(values);
  }

  static String notBlank(String name, String text) {
    if (notNull(name, text).isBlank()) {
      throw new IllegalArgumentException(name + " must not be blank: \"" + text + "\"");
    }
    return text;
  }

  static int between(String name, int value, int min, int max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(
          name + " must be from " + min + " to " + max + ": " + value);
    }
    return value;
  }

  static int atLeast(String name, int value, int min) {
    if (value < min) {
      throw new IllegalArgumentException(name + " must be " + min + " or more: " + value);
    }
    return value;
  }

  static Duration positive(String name, Duration time) {
    if (notNull(name, time).isNegative() || time.isZero()) {
      throw new IllegalArgumentException(name + " must be positive: " + time);
    }
    return time;
  }

  /** Checks a real time to wait. */
  static Duration delay(String name, Duration time) {
    if (notNull(name, time).isNegative()) {
      throw new IllegalArgumentException(name + " must not be negative: " + time);
    }
    if (time.compareTo(DAY) > 0) {
      throw new IllegalArgumentException(name + " must be a day at most: " + time);
    }
    return time;
  }

  /** Checks a time, which becomes Unix milliseconds. */
  static Instant time(String name, Instant time) {
    if (!isKept(notNull(name, time))) {
      throw new IllegalArgumentException(name + " must be from the year 1970 to 9999: " + time);
    }
    return time;
  }

  static boolean isKept(Instant time) {
    return !time.isBefore(Instant.EPOCH) && time.isBefore(YEAR_10000);
  }

  /** Checks an origin such as {@code https://app.example.com}. */
  static String origin(String name, String origin) {
    if (!notNull(name, origin).matches("https?://[^/?#\\s@]+")) {
      throw new IllegalArgumentException(
          name + " must be an origin, such as https://app.example.com: " + origin);
    }
    return origin;
  }

  /** Checks a URL of http or https. */
  static URI url(String name, String url) {
    URI parsed = null;
    try {
      parsed = URI.create(notNull(name, url));
    } catch (IllegalArgumentException e) {
      if (url == null) {
        throw e;
      }
    }
    if (parsed == null
        || parsed.getHost() == null
        || !Objects.toString(parsed.getScheme()).matches("https?")) {
      throw new IllegalArgumentException(name + " must be a URL of http or https: " + url);
    }
    return parsed;
  }
}
