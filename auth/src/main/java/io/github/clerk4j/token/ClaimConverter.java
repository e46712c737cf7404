package io.github.clerk4j.token;

import io.github.clerk4j.ClerkConfigurationException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A converter of JSON to values of simple types, lists and records. */
final class ClaimConverter {
  private ClaimConverter() {}

  /** Returns the value, or null if the JSON is of another kind. */
  static @Nullable Object of(@Nullable Object json, Type type) {
    if (type instanceof ParameterizedType generic) {
      return json instanceof List<?> items && generic.getRawType() == List.class
          ? list(items, generic.getActualTypeArguments()[0])
          : json instanceof Map<?, ?> && generic.getRawType() == Map.class ? json : null;
    }
    if (json instanceof Number number) {
      return number(number, type);
    }
    if (json instanceof Boolean) {
      return type == boolean.class || type == Boolean.class || type == Object.class ? json : null;
    }
    if (type instanceof Class<?> wanted && wanted.isRecord()) {
      return json instanceof Map<?, ?> members ? record(members, wanted) : null;
    }
    return type instanceof Class<?> wanted && wanted.isInstance(json) ? json : null;
  }

  /** Converts a number. A number that is out of range is of another kind. */
  private static @Nullable Object number(Number number, Type type) {
    boolean whole = number instanceof Long;
    long value = number.longValue();
    if (type == long.class || type == Long.class) {
      return whole ? (Object) value : null;
    }
    if (type == int.class || type == Integer.class) {
      return whole && value == (int) value ? (Object) (int) value : null;
    }
    if (type == double.class || type == Double.class) {
      double nearest = number.doubleValue();
      return Double.isFinite(nearest) ? (Object) nearest : null;
    }
    if (type == Instant.class) {
      return NumericDate.of(number);
    }
    return type == Number.class || type == Object.class ? number : null;
  }

  /** Converts a list. Elements of other types are left out. */
  private static List<Object> list(List<?> items, Type type) {
    List<Object> values = new ArrayList<>();
    for (Object each : items) {
      Object value = of(each, type);
      if (value != null) {
        values.add(value);
      }
    }
    return List.copyOf(values);
  }

  /**
   * A record, whose components are named as the members are, or the same in snake case. A component
   * without a member of its type is null, empty, zero or false.
   *
   * @throws ClerkConfigurationException if it cannot be made
   */
  static Object record(Map<?, ?> members, Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    @Nullable Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      String name = components[i].getName();
      Object json = members.containsKey(name) ? members.get(name) : members.get(snakeCase(name));
      types[i] = components[i].getType();
      Object value = of(json, components[i].getGenericType());
      values[i] = value == null ? nothing(types[i]) : value;
    }
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw new ClerkConfigurationException(
          type.getName() + " refuses claims that a token can have: " + e.getCause());
    } catch (ReflectiveOperationException | InaccessibleObjectException e) {
      throw new ClerkConfigurationException(
          type.getName() + " cannot be made: its package must be open to clerk4j");
    }
  }

  private static @Nullable Object nothing(Class<?> type) {
    if (type == boolean.class) {
      return false;
    }
    if (type == long.class) {
      return 0L;
    }
    if (type == int.class) {
      return 0;
    }
    if (type == double.class) {
      return 0.0;
    }
    return type == List.class ? List.of() : type == Map.class ? Map.of() : null;
  }

  private static String snakeCase(String name) {
    StringBuilder snake = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (Character.isUpperCase(c)) {
        snake.append('_');
      }
      snake.append(Character.toLowerCase(c));
    }
    return snake.toString();
  }
}
