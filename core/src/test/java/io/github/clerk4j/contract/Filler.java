package io.github.clerk4j.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.clerk4j.model.Json;
import io.github.clerk4j.model.OpenEnum;
import io.github.clerk4j.model.Params;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Sets the fields of params by the methods of their builders, as a caller would. */
final class Filler {
  private Filler() {}

  static Object build(Class<?> params, JsonNode fields) throws ReflectiveOperationException {
    Object builder = params.getMethod("builder").invoke(null);
    fill(builder, fields);
    return builder.getClass().getMethod("build").invoke(builder);
  }

  /** Calls all methods that a builder has for each of the fields. */
  static void fill(Object builder, JsonNode fields) throws ReflectiveOperationException {
    for (Map.Entry<String, JsonNode> field : fields.properties()) {
      boolean found = false;
      for (Method each : builder.getClass().getMethods()) {
        if (Names.same(each.getName(), field.getKey()) && each.getParameterCount() == 1) {
          Type type = each.getGenericParameterTypes()[0];
          if (!field.getValue().isNull() || acceptsNull(type)) {
            each.invoke(builder, value(type, field.getValue()));
            found = true;
          }
        }
      }
      if (!found) {
        throw new AssertionError(builder.getClass().getName() + " has no method for " + field);
      }
    }
  }

  private static void fillNested(Object builder, JsonNode fields) {
    try {
      fill(builder, fields);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("cannot fill " + builder.getClass().getName(), e);
    }
  }

  private static boolean acceptsNull(Type type) {
    return type instanceof Class<?> raw && !raw.isPrimitive() && !raw.isArray();
  }

  private static @Nullable Object value(Type type, JsonNode json)
      throws ReflectiveOperationException {
    if (json.isNull()) {
      return null;
    }
    if (type instanceof ParameterizedType generic && generic.getRawType() == Consumer.class) {
      return (Consumer<Object>) builder -> fillNested(builder, json);
    }
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      return generic.getRawType() == List.class
          ? items(arguments[0], json)
          : entries(arguments[1], json);
    }
    Class<?> raw = (Class<?>) type;
    if (raw.isArray()) {
      return items(raw.getComponentType(), json)
          .toArray((Object[]) Array.newInstance(raw.getComponentType(), 0));
    } else if (raw == Instant.class) {
      return instant(json);
    } else if (raw == LocalDate.class) {
      return LocalDate.parse(json.asText());
    } else if (OpenEnum.class.isAssignableFrom(raw)) {
      return raw.getMethod("of", String.class).invoke(null, json.asText());
    } else if (Params.class.isAssignableFrom(raw)) {
      return build(raw, json);
    } else if (raw.isRecord()) {
      return Json.read(raw, json.toString());
    }
    return Trees.MAPPER.convertValue(json, raw);
  }

  private static Instant instant(JsonNode json) {
    if (json.isTextual()) {
      return Instant.parse(json.asText());
    }
    long number = json.asLong();
    return number < 100_000_000_000L ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number);
  }

  private static List<@Nullable Object> items(Type type, JsonNode json)
      throws ReflectiveOperationException {
    List<@Nullable Object> items = new ArrayList<>();
    for (JsonNode each : json) {
      items.add(value(type, each));
    }
    return items;
  }

  private static Map<String, @Nullable Object> entries(Type type, JsonNode json)
      throws ReflectiveOperationException {
    Map<String, @Nullable Object> entries = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> each : json.properties()) {
      entries.put(each.getKey(), value(type, each.getValue()));
    }
    return entries;
  }
}
