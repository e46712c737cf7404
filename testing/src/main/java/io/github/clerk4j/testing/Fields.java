package io.github.clerk4j.testing;

import io.github.clerk4j.model.Json;
import io.github.clerk4j.model.Params;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a request's body, checked when they are read.
 *
 * <p>Each getter returns null for a field that is null or absent; {@link #has} tells them apart.
 */
final class Fields {
  private final Map<String, @Nullable Object> fields;

  private Fields(Map<String, @Nullable Object> fields) {
    this.fields = fields;
  }

  @SuppressWarnings("unchecked") // JSON has strings for names
  static Fields parse(String body) {
    try {
      return new Fields(body.isBlank() ? Map.of() : Json.read(Map.class, body));
    } catch (IllegalArgumentException e) {
      throw ApiError.of(
          400,
          "malformed_request_parameters",
          "malformed request",
          "The body is not a JSON object.");
    }
  }

  /** Returns the fields of each object in a list. */
  @SuppressWarnings("unchecked") // JSON has strings for names
  static List<Fields> parseItems(String body) {
    return ((List<Map<String, @Nullable Object>>) Json.read(Object.class, body))
        .stream().map(Fields::new).toList();
  }

  /** Returns the fields of params, checked against the description like those of a request. */
  static Fields of(Params params) {
    return checked(params.getClass().getSimpleName(), parse(Json.write(params)));
  }

  /** Returns fields that are known to fit the description. */
  static Fields of(Map<String, ?> fields) {
    return parse(Json.write(fields));
  }

  /** Returns fields from outside, checked against a schema. */
  static Fields of(String schema, Map<String, ?> fields) {
    return checked(schema, of(fields));
  }

  private static Fields checked(String schema, Fields given) {
    new JsonCheck(Description.get()).checkMembers("", new Type(schema), given.fields);
    return given;
  }

  Fields only(String... known) {
    Set<String> names = Set.of(known);
    for (String each : fields.keySet()) {
      if (!names.contains(each)) {
        throw ApiError.unknown(each);
      }
    }
    return this;
  }

  boolean has(String name) {
    return fields.containsKey(name);
  }

  /** Returns a value of any type. */
  @Nullable Object any(String name) {
    return fields.get(name);
  }

  @Nullable String text(String name) {
    return get(name, String.class, "a string");
  }

  String requiredText(String name) {
    String text = text(name);
    if (text == null) {
      throw ApiError.missing(name);
    }
    return text;
  }

  @Nullable Boolean flag(String name) {
    return get(name, Boolean.class, "a boolean");
  }

  boolean isTrue(String name) {
    return Boolean.TRUE.equals(flag(name));
  }

  @Nullable Long number(String name) {
    return get(name, Long.class, "a whole number");
  }

  @Nullable Long number(String name, long min, long max) {
    Long number = number(name);
    if (number != null && (number < min || number > max)) {
      throw ApiError.invalid(name, name + " must be from " + min + " to " + max + ".");
    }
    return number;
  }

  /** Returns a time in RFC 3339 as Unix milliseconds. */
  @Nullable Long time(String name) {
    String text = text(name);
    try {
      return text == null ? null : OffsetDateTime.parse(text).toInstant().toEpochMilli();
    } catch (DateTimeException e) {
      throw ApiError.invalid(name, name + " must be a time of RFC 3339.");
    }
  }

  /** Returns the strings of a list; empty if it is missing. */
  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    List<?> items = get(name, List.class, "a list");
    for (Object each : items == null ? List.of() : items) {
      if (!(each instanceof String text)) {
        throw ApiError.invalid(name, name + " must be a list of strings.");
      }
      texts.add(text);
    }
    return texts;
  }

  @SuppressWarnings("unchecked") // JSON has strings for names
  @Nullable Map<String, @Nullable Object> map(String name) {
    Map<?, ?> map = get(name, Map.class, "an object");
    return map == null ? null : new LinkedHashMap<>((Map<String, @Nullable Object>) map);
  }

  private <T> @Nullable T get(String name, Class<T> type, String kind) {
    Object value = fields.get(name);
    if (value != null && !type.isInstance(value)) {
      throw ApiError.invalid(name, name + " must be " + kind + ".");
    }
    return type.cast(value);
  }
}
