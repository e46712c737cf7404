package io.github.clerk4j.servlet;

import io.github.clerk4j.ClerkConfigurationException;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletConfig;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The init parameters of a filter or servlet. Each is named like the setting of the builder that it
 * sets.
 */
final class InitParameters {
  private final Function<String, @Nullable String> values;

  private InitParameters(Function<String, @Nullable String> values) {
    this.values = values;
  }

  /** Returns the parameters of a servlet whose subclasses can have others. */
  static InitParameters of(ServletConfig config) {
    return new InitParameters(config::getInitParameter);
  }

  /**
   * Returns the parameters of a filter.
   *
   * @throws ClerkConfigurationException if one is unknown
   */
  static InitParameters of(FilterConfig config, String owner, Set<String> known) {
    check(owner, known, config.getInitParameterNames());
    return new InitParameters(config::getInitParameter);
  }

  /** Same as {@link #of(FilterConfig, String, Set)}, for a servlet. */
  static InitParameters of(ServletConfig config, String owner, Set<String> known) {
    check(owner, known, config.getInitParameterNames());
    return new InitParameters(config::getInitParameter);
  }

  private static void check(String owner, Set<String> known, Enumeration<String> given) {
    for (String name : Collections.list(given)) {
      if (!known.contains(name)) {
        throw new ClerkConfigurationException(
            owner + " has no init parameter \"" + name + "\": use one of " + new TreeSet<>(known));
      }
    }
  }

  /** Returns the value without blanks around it, or null if there is none. */
  @Nullable String get(String name) {
    String value = values.apply(name);
    return value == null ? null : value.strip();
  }

  boolean has(String name) {
    return get(name) != null;
  }

  /** Calls the setter with the value, unless there is none. */
  void set(String name, Consumer<String> setter) {
    String value = get(name);
    if (value != null) {
      setter.accept(value);
    }
  }

  /** Same as {@link #set}, for several values with commas or white space between them. */
  void list(String name, Consumer<String[]> setter) {
    set(name, value -> setter.accept(values(value)));
  }

  private static String[] values(String text) {
    return text.split("[,\\s]+");
  }

  /** Same as {@link #set}, for true or false. */
  void flag(String name, Consumer<Boolean> setter) {
    set(name, value -> setter.accept(flag(name, value)));
  }

  private static boolean flag(String name, String value) {
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default -> throw malformed(name, "true or false", value);
    };
  }

  /** Same as {@link #set}, for a number of bytes. */
  void bytes(String name, LongConsumer setter) {
    set(name, value -> setter.accept(number(name, value)));
  }

  private static long number(String name, String value) {
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw malformed(name, "a number of bytes, such as 1048576", value);
    }
  }

  /** Same as {@link #set}, for a duration of ISO 8601. */
  void duration(String name, Consumer<Duration> setter) {
    set(name, value -> setter.accept(duration(name, value)));
  }

  private static Duration duration(String name, String value) {
    try {
      return Duration.parse(value);
    } catch (DateTimeParseException e) {
      throw malformed(name, "a duration of ISO 8601, such as PT30S", value);
    }
  }

  static ClerkConfigurationException malformed(String name, String must, String value) {
    return new ClerkConfigurationException(
        "The init parameter " + name + " must be " + must + ": \"" + value + "\"");
  }
}
