package io.github.clerk4j.model;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A converter between JSON trees and the records of an application. Its contract is that of {@link
 * Json#convert} and {@link Params.Builder#put}.
 */
final class JsonConverter {
  private JsonConverter() {}

  /** Returns the value, or null if the JSON is of another kind. */
  static @Nullable Object convert(@Nullable Object json, Type type) {
    if (type instanceof WildcardType any) {
      return convert(json, any.getUpperBounds()[0]);
    }
    if (type instanceof ParameterizedType generic) {
      Type[] of = generic.getActualTypeArguments();
      if (generic.getRawType() == List.class) {
        return json instanceof List<?> items ? list(items, of[0]) : null;
      }
      if (generic.getRawType() == Map.class && of[0] == String.class) {
        return json instanceof Map<?, ?> members ? map(members, of[1]) : null;
      }
    } else if (type instanceof Class<?> wanted) {
      if (wanted.isRecord() && !ClerkModel.class.isAssignableFrom(wanted)) {
        return json instanceof Map<?, ?> members ? record(members, wanted) : null;
      }
      if (JsonScalars.canBe(wanted)) {
        return json == null ? null : JsonScalars.convert(json, wanted);
      }
    }
    throw new IllegalArgumentException(
        type.getTypeName()
            + " cannot be converted from JSON; use a record, String, boolean, int, long, double,"
            + " BigInteger, BigDecimal, enum, Instant, LocalDate, UUID, List, or Map of String");
  }

  private static List<Object> list(List<?> items, Type type) {
    List<Object> values = new ArrayList<>();
    for (Object each : items) {
      Object value = convert(each, type);
      if (value != null) {
        values.add(value);
      }
    }
    return Collections.unmodifiableList(values);
  }

  private static Map<?, ?> map(Map<?, ?> members, Type type) {
    if (type == Object.class) {
      return members;
    }
    Map<Object, Object> values = new LinkedHashMap<>();
    members.forEach(
        (name, each) -> {
          Object value = convert(each, type);
          if (value != null) {
            values.put(name, value);
          }
        });
    return Collections.unmodifiableMap(values);
  }

  /** Creates a record of the members with the names of its components. */
  static <T> T record(Map<?, ?> members, Class<T> type) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    @Nullable Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      String name = components[i].getName();
      Object json = members.containsKey(name) ? members.get(name) : members.get(snakeCase(name));
      types[i] = components[i].getType();
      Object value = convert(json, components[i].getGenericType());
      values[i] = value == null ? nothing(types[i]) : value;
    }
    try {
      Constructor<T> constructor = open(type.getDeclaredConstructor(types), type);
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException(
          type.getName() + " cannot be created from this JSON: " + e.getCause(), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(type.getName() + " cannot be created", e);
    }
  }

  /** Returns the components of a record by name. */
  static Map<String, @Nullable Object> components(Record value) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    for (RecordComponent each : value.getClass().getRecordComponents()) {
      try {
        members.put(each.getName(), open(each.getAccessor(), value.getClass()).invoke(value));
      } catch (InvocationTargetException e) {
        throw new IllegalArgumentException(
            value.getClass().getName() + "." + each.getName() + "() threw " + e.getCause(),
            e.getCause());
      } catch (ReflectiveOperationException e) {
        throw new IllegalArgumentException(value.getClass().getName() + " cannot be read", e);
      }
    }
    return members;
  }

  private static <A extends AccessibleObject> A open(A member, Class<?> type) {
    try {
      member.setAccessible(true);
      return member;
    } catch (InaccessibleObjectException e) {
      throw new IllegalArgumentException(
          type.getName() + " is not accessible: open its package to clerk4j", e);
    }
  }

  private static @Nullable Object nothing(Class<?> type) {
    if (type.isPrimitive()) {
      return Array.get(Array.newInstance(type, 1), 0);
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
