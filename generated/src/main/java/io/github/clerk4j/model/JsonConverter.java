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
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A converter between JSON trees and the records of an application. Its contract is that of {@link
 * Json#convert} and {@link Params.Builder#put}.
 */
final class JsonConverter {
  /** The ends of the words of a name, where an acronym is one word ({@code userID}). */
  private static final Pattern WORD_END =
      Pattern.compile("(?<=[\\p{Ll}\\p{Nd}])(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})");

  private JsonConverter() {}

  /** Returns the value, or null if the JSON is of another kind. */
  static @Nullable Object convert(@Nullable Object json, @Nullable Type type) {
    return convert(json, notNull(type), "");
  }

  /**
   * @param place the component for messages, such as {@code , the type of Plan.seats,}
   */
  private static @Nullable Object convert(@Nullable Object json, Type type, String place) {
    if (type instanceof WildcardType any) {
      return convert(json, any.getUpperBounds()[0], place);
    }
    if (type instanceof ParameterizedType generic) {
      Type[] of = generic.getActualTypeArguments();
      if (generic.getRawType() == List.class || generic.getRawType() == Collection.class) {
        return json instanceof List<?> items ? list(items, of[0], place) : null;
      }
      if (generic.getRawType() == Set.class) {
        return json instanceof List<?> items ? set(list(items, of[0], place)) : null;
      }
      if (generic.getRawType() == Map.class && of[0] == String.class) {
        return json instanceof Map<?, ?> members ? map(members, of[1], place) : null;
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
            + place
            + " cannot be converted from JSON; use a record, String, boolean, int, long, short,"
            + " byte, double, float, BigInteger, BigDecimal, enum, Instant, LocalDate, UUID, List,"
            + " Set, Collection, or Map of String");
  }

  private static Type notNull(@Nullable Type type) {
    if (type == null) {
      throw new IllegalArgumentException(
          "type must not be null; name a record, such as Plan.class");
    }
    return type;
  }

  private static Set<Object> set(List<Object> items) {
    return Collections.unmodifiableSet(new LinkedHashSet<>(items));
  }

  private static List<Object> list(List<?> items, Type type, String place) {
    List<Object> values = new ArrayList<>();
    for (Object each : items) {
      Object value = convert(each, type, place);
      if (value != null) {
        values.add(value);
      }
    }
    return Collections.unmodifiableList(values);
  }

  private static Map<?, ?> map(Map<?, ?> members, Type type, String place) {
    if (type == Object.class) {
      return members;
    }
    Map<Object, Object> values = new LinkedHashMap<>();
    members.forEach(
        (name, each) -> {
          Object value = convert(each, type, place);
          if (value != null) {
            values.put(name, value);
          }
        });
    return Collections.unmodifiableMap(values);
  }

  /** Creates a record of the members with the names of its components. */
  static <T> T record(Map<?, ?> members, Class<T> type) {
    RecordComponent[] components = ((Class<?>) notNull(type)).getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    @Nullable Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      String name = components[i].getName();
      types[i] = components[i].getType();
      Object value =
          convert(
              member(members, name),
              components[i].getGenericType(),
              ", the type of " + type.getSimpleName() + "." + name + ",");
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
          "%s is not accessible; add \"opens %s to io.github.clerk4j.generated;\" to the module-info.java of %s"
              .formatted(type.getName(), type.getPackageName(), type.getModule().getName()),
          e);
    }
  }

  private static @Nullable Object nothing(Class<?> type) {
    if (type.isPrimitive()) {
      return Array.get(Array.newInstance(type, 1), 0);
    }
    if (type == Set.class) {
      return Set.of();
    }
    return type == List.class || type == Collection.class
        ? List.of()
        : type == Map.class ? Map.of() : null;
  }

  /** Returns the member of a name, or of that name in snake case. */
  private static @Nullable Object member(Map<?, ?> members, String name) {
    String words = WORD_END.matcher(name).replaceAll("_").toLowerCase(Locale.ROOT);
    for (String each : List.of(name, snakeCase(name), words)) {
      if (members.containsKey(each)) {
        return members.get(each);
      }
    }
    return null;
  }

  /** Returns a name with an underscore before each capital. */
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
