package io.github.clerk4j.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Conversions of single JSON values: texts, numbers, times and enums. No number is rounded. */
final class JsonScalars {
  private static final Set<Class<?>> TYPES =
      Set.of(
          Object.class,
          String.class,
          boolean.class,
          Boolean.class,
          int.class,
          Integer.class,
          long.class,
          Long.class,
          double.class,
          Double.class,
          Number.class,
          BigInteger.class,
          BigDecimal.class,
          Instant.class,
          LocalDate.class,
          UUID.class,
          List.class,
          Map.class);

  private static final double NANOS = 1e9;

  private JsonScalars() {}

  static boolean canBe(Class<?> type) {
    return TYPES.contains(type) || type.isEnum();
  }

  /** Returns the value, or null if the JSON is of another kind. */
  static @Nullable Object convert(Object json, Class<?> type) {
    if (json instanceof Number number) {
      return number(number, type);
    }
    if (json instanceof Boolean) {
      return type == boolean.class || type.isInstance(json) ? json : null;
    }
    if (json instanceof String text) {
      return text(text, type);
    }
    return type.isInstance(json) ? json : null;
  }

  private static @Nullable Object number(Number number, Class<?> type) {
    if (type == double.class || type == Double.class) {
      double nearest = number.doubleValue();
      return Double.isFinite(nearest) ? (Object) nearest : null;
    }
    if (type == BigDecimal.class) {
      return new BigDecimal(number.toString());
    }
    if (type == Instant.class) {
      return time(number);
    }
    if (number instanceof BigInteger) {
      return type.isInstance(number) ? number : null;
    }
    long value = number.longValue();
    if (isWhole(number)) {
      if (type == long.class || type == Long.class) {
        return value;
      }
      if (type == int.class || type == Integer.class) {
        return value == (int) value ? (Object) (int) value : null;
      }
      if (type == BigInteger.class) {
        return BigInteger.valueOf(value);
      }
    }
    return type == Number.class || type == Object.class ? number : null;
  }

  /** Returns the time of a number of seconds, with or without a fraction, or of milliseconds. */
  private static @Nullable Instant time(Number number) {
    if (isWhole(number)) {
      return Adapter.unixTime(number.longValue());
    }
    double seconds = number.doubleValue();
    if (!(Math.abs(seconds) < Adapter.SECONDS_END)) { // NaN, too
      return null;
    }
    double floor = Math.floor(seconds);
    return Instant.ofEpochSecond((long) floor, Math.round((seconds - floor) * NANOS));
  }

  private static boolean isWhole(Number number) {
    return number instanceof Long
        || number instanceof Integer
        || number instanceof Short
        || number instanceof Byte;
  }

  private static @Nullable Object text(String text, Class<?> type) {
    if (type == Instant.class) {
      return Adapter.instant(text);
    }
    if (type.isEnum()) {
      return constant(text, type);
    }
    try {
      if (type == LocalDate.class) {
        return LocalDate.parse(text);
      }
      if (type == UUID.class) {
        return UUID.fromString(text);
      }
    } catch (DateTimeException | IllegalArgumentException e) { // text of another kind
      return null;
    }
    return type.isInstance(text) ? text : null;
  }

  private static @Nullable Object constant(String name, Class<?> type) {
    Enum<?> found = null;
    for (Object each : type.getEnumConstants()) {
      Enum<?> constant = (Enum<?>) each;
      if (constant.name().equals(name)) {
        return constant;
      }
      if (constant.name().equalsIgnoreCase(name)) {
        found = constant;
      }
    }
    return found;
  }

  /** Returns the text of a value that JSON has no type for, or null if there is none. */
  static @Nullable String text(Object value) {
    if (value instanceof Enum<?> constant) {
      return constant.name();
    }
    return value instanceof Instant || value instanceof LocalDate || value instanceof UUID
        ? value.toString()
        : null;
  }
}
