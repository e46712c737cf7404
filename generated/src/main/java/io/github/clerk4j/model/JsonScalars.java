package io.github.clerk4j.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Conversions of single JSON values: texts, numbers, times and enums. A number is rounded only to a
 * double or float.
 */
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
          short.class,
          Short.class,
          byte.class,
          Byte.class,
          double.class,
          Double.class,
          float.class,
          Float.class,
          Number.class,
          BigInteger.class,
          BigDecimal.class,
          Instant.class,
          LocalDate.class,
          UUID.class,
          List.class,
          Collection.class,
          Map.class);

  /** The longest number that is taken for a whole one despite its exponent, in digits. */
  private static final int LONGEST = 400;

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
    if (type == float.class || type == Float.class) {
      float nearest = number.floatValue();
      return Float.isFinite(nearest) ? (Object) nearest : null;
    }
    if (type == Number.class || type == Object.class) {
      return number;
    }
    BigDecimal exact = exact(number);
    if (type == BigDecimal.class || exact == null) {
      return exact;
    }
    BigInteger whole = number instanceof BigInteger big ? big : whole(exact);
    if (type == Instant.class) {
      return whole == null ? time(number) : time(whole);
    }
    return whole == null ? null : whole(whole, type);
  }

  private static @Nullable Object whole(BigInteger value, Class<?> type) {
    int bits = value.bitLength() + 1;
    if (type == long.class || type == Long.class) {
      return bits <= Long.SIZE ? (Object) value.longValue() : null;
    }
    if (type == int.class || type == Integer.class) {
      return bits <= Integer.SIZE ? (Object) value.intValue() : null;
    }
    if (type == short.class || type == Short.class) {
      return bits <= Short.SIZE ? (Object) value.shortValue() : null;
    }
    if (type == byte.class || type == Byte.class) {
      return bits <= Byte.SIZE ? (Object) value.byteValue() : null;
    }
    return type == BigInteger.class ? value : null;
  }

  /** Returns the number, or null for one that JSON does not have. */
  private static @Nullable BigDecimal exact(Number number) {
    return number instanceof BigDecimal
            || number instanceof BigInteger
            || Double.isFinite(number.doubleValue())
        ? new BigDecimal(number.toString())
        : null;
  }

  /** Returns the number, or null if it has a fraction or is too long. */
  private static @Nullable BigInteger whole(BigDecimal number) {
    BigDecimal shortest = number.stripTrailingZeros();
    return shortest.scale() > 0 || (long) shortest.precision() - shortest.scale() > LONGEST
        ? null
        : shortest.toBigIntegerExact();
  }

  private static @Nullable Instant time(BigInteger whole) {
    return whole.bitLength() < Long.SIZE ? Adapter.unixTime(whole.longValue()) : null;
  }

  /** Returns the time of a number of seconds with a fraction. */
  private static @Nullable Instant time(Number number) {
    double seconds = number.doubleValue();
    if (!(Math.abs(seconds) < Adapter.SECONDS_END)) { // NaN, too
      return null;
    }
    double floor = Math.floor(seconds);
    return Instant.ofEpochSecond((long) floor, Math.round((seconds - floor) * NANOS));
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
