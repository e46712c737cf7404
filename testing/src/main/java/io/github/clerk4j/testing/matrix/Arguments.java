package io.github.clerk4j.testing.matrix;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Checks of the arguments of public methods. Each throws {@code IllegalArgumentException} with the
 * name and the value, and returns the value otherwise.
 */
final class Arguments {
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

  /** Checks a role such as {@code org:admin}. */
  static String role(String name, String role) {
    if (!notNull(name, role).matches("org:[\\w-]+")) {
      throw new IllegalArgumentException(name + " must be like org:admin: " + role);
    }
    return role;
  }

  /** Checks an origin such as {@code https://app.example.com}. */
  static String origin(String name, String origin) {
    if (!notNull(name, origin).matches("https?://[^/?#\\s@]+")) {
      throw new IllegalArgumentException(
          name + " must be an origin, such as https://app.example.com: " + origin);
    }
    return origin;
  }

  /** Checks the URL of an application. */
  static URI url(String name, String url) {
    String text = notNull(name, url);
    if (text.matches("https?://[^/?#\\s@]+(/[^?#\\s]*)?")) {
      try {
        return URI.create(text);
      } catch (IllegalArgumentException e) { // reported below
      }
    }
    throw new IllegalArgumentException(
        name + " must be an absolute URL without a query, such as http://localhost:8080: " + url);
  }
}
