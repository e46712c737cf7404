package io.github.clerk4j.api;

import io.github.clerk4j.model.OpenEnum;
import io.github.clerk4j.model.WellFormed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks of the arguments of services. Messages name the method and the argument, and never show a
 * value.
 */
final class Arguments {
  private Arguments() {}

  /**
   * Returns an id that is one segment of a path.
   *
   * @throws IllegalArgumentException if it is null or empty, or leads to another path
   */
  static String id(String method, String name, @Nullable String id) {
    text(method, name, id);
    if (id == null || id.isEmpty()) { // an empty id would give the path of another operation
      throw invalid(method, name, "must not be empty");
    }
    if (id.equals(".") || id.equals("..")) {
      throw invalid(method, name, "must be an id, not \"" + id + "\"");
    }
    return id;
  }

  /**
   * Returns the text of a value that is one segment of a path.
   *
   * @throws IllegalArgumentException if the value is null, or its text leads to another path
   */
  static String id(String method, String name, @Nullable OpenEnum value) {
    return id(method, name, notNull(method, name, value).value());
  }

  /**
   * Returns the text.
   *
   * @throws IllegalArgumentException if it is null, or has half of a surrogate pair
   */
  static String text(String method, String name, @Nullable String text) {
    return WellFormed.text(method + ": " + name, notNull(method, name, text));
  }

  /**
   * Returns the name of an HTTP method.
   *
   * @throws IllegalArgumentException if it does not consist of capital letters
   */
  static String method(String method, @Nullable String http) {
    String name = notNull(method, "method", http);
    if (name.isEmpty() || !name.chars().allMatch(each -> each >= 'A' && each <= 'Z')) {
      throw invalid(method, "method", "must be an HTTP method in capitals, such as HEAD");
    }
    return name;
  }

  /**
   * Returns the value.
   *
   * @throws IllegalArgumentException if it is null
   */
  static <T> T notNull(String method, String name, @Nullable T value) {
    if (value == null) {
      throw invalid(method, name, "must not be null");
    }
    return value;
  }

  /**
   * Returns the values.
   *
   * @throws IllegalArgumentException if the list or one of them is null
   */
  static <T> List<T> noNulls(String method, String name, @Nullable List<T> values) {
    for (T each : notNull(method, name, values)) {
      notNull(method, "each of " + name, each);
    }
    return notNull(method, name, values);
  }

  private static IllegalArgumentException invalid(String method, String name, String why) {
    return new IllegalArgumentException(method + ": " + name + " " + why);
  }
}
