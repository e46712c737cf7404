package io.github.clerk4j.testing;

import io.github.clerk4j.model.Json;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The check of the JSON of a request against its schema; throws Clerk's error of a parameter. */
final class JsonCheck {
  private final Description description;

  JsonCheck(Description description) {
    this.description = description;
  }

  /**
   * Checks a value.
   *
   * @param path the name of the value in the body, such as {@code saml.idp_entity_id}
   */
  void check(String path, DescribedValue value, @Nullable Object json) {
    if (json == null) {
      if (!value.nullable()) {
        throw ApiError.parameter(422, "form_param_nil", "is null", path, path + " can't be null.");
      }
      return;
    }
    checkType(path, value.type(), json);
    if (json instanceof String text) {
      TextCheck.check(path, value, text);
    } else if (json instanceof Number number) {
      checkRange(path, value, number.doubleValue());
    } else if (json instanceof List<?> list) {
      checkSize(path, value, list.size());
    } else if (json instanceof Map<?, ?> map) {
      checkBytes(path, map, value.limit("maxBytes", Double.POSITIVE_INFINITY));
    }
  }

  private void checkType(String path, Type type, Object json) {
    if (type.isList()) {
      int index = 0;
      for (Object each : typed(path, List.class, "a list", json)) {
        checkItem(path + "[" + index++ + "]", type.item(), each);
      }
    } else if (type.isMap()) {
      for (Object each : typed(path, Map.class, "an object", json).values()) {
        checkItem(path, type.item(), each);
      }
    } else if (description.isEnum(type)) {
      TextCheck.checkAllowed(
          path, description.values(type), typed(path, String.class, "a string", json));
    } else if (type.isSchema()) {
      checkMembers(
          path.isEmpty() ? "" : path + ".", type, typed(path, Map.class, "an object", json));
    } else {
      checkScalar(path, type, json);
    }
  }

  /** Checks the members of an object, whose names follow the prefix. */
  void checkMembers(String prefix, Type schema, Map<?, ?> json) {
    Map<String, DescribedValue> members = description.members(schema);
    for (Object name : json.keySet()) {
      DescribedValue member = members.get(String.valueOf(name));
      if (member == null) {
        throw ApiError.unknown(prefix + name);
      }
    }
    for (DescribedValue each : members.values()) {
      if (json.containsKey(each.name())) {
        check(prefix + each.name(), each, json.get(each.name()));
      } else if (each.required()) {
        throw ApiError.missing(prefix + each.name());
      }
    }
  }

  private void checkItem(String path, Type type, @Nullable Object json) {
    if (json == null) {
      throw ApiError.parameter(422, "form_param_nil", "is null", path, path + " can't be null.");
    }
    checkType(path, type, json);
  }

  private static void checkScalar(String path, Type type, Object json) {
    switch (type.text()) {
      case "string", "uri", "file" -> typed(path, String.class, "a string", json);
      case "boolean" -> typed(path, Boolean.class, "a boolean", json);
      case "number" -> typed(path, Number.class, "a number", json);
      case "object" -> typed(path, Map.class, "an object", json);
      case "integer", "millis", "seconds" -> {
        double number = typed(path, Number.class, "an integer", json).doubleValue();
        if (number != Math.rint(number)) {
          throw wrongType(path, "an integer");
        }
      }
      case "date-time" -> {
        String text = typed(path, String.class, "a string", json);
        checkTime(path, OffsetDateTime::parse, text);
      }
      case "date" -> {
        String text = typed(path, String.class, "a string", json);
        checkTime(path, LocalDate::parse, text);
      }
      default -> {} // any JSON
    }
  }

  private static void checkTime(String path, Function<String, ?> parser, String text) {
    try {
      Object unused = parser.apply(text);
    } catch (DateTimeException e) {
      throw ApiError.parameter(
          422, "form_param_invalid_time", "invalid format", path, path + " must be in RFC 3339.");
    }
  }

  private static void checkRange(String path, DescribedValue value, double number) {
    double min = value.limit("min", Double.NEGATIVE_INFINITY);
    double max = value.limit("max", Double.POSITIVE_INFINITY);
    if (number < min || number > max) {
      throw ApiError.invalid(path, path + " must be " + range(min, max) + ".");
    }
  }

  static String range(double min, double max) {
    if (Double.isInfinite(max)) {
      return "at least " + Math.round(min);
    }
    return Double.isInfinite(min)
        ? "at most " + Math.round(max)
        : "from " + Math.round(min) + " to " + Math.round(max);
  }

  /** Checks the size of an object such as metadata. */
  static void checkBytes(String path, Map<?, ?> json, double max) {
    if (max < Double.POSITIVE_INFINITY && Json.writeBytes(json).length > max) {
      String detail = path + " can't have more than " + Math.round(max) + " bytes as JSON.";
      throw ApiError.parameter(
          422, "form_param_exceeds_allowed_size", "is too large", path, detail);
    }
  }

  static void checkSize(String path, DescribedValue value, int size) {
    double max = value.limit("maxItems", Double.POSITIVE_INFINITY);
    if (size > max) {
      throw ApiError.parameter(
          422,
          "form_param_array_size_exceeded",
          "exceeds maximum size",
          path,
          path + " can't have more than " + Math.round(max) + " items.");
    }
    if (size < value.limit("minItems", 0)) {
      throw ApiError.invalid(path, path + " has too few items.");
    }
  }

  private static <T> T typed(String path, Class<T> type, String kind, Object json) {
    if (!type.isInstance(json)) {
      throw wrongType(path, kind);
    }
    return type.cast(json);
  }

  private static ApiError wrongType(String path, String kind) {
    return ApiError.parameter(
        422, "form_param_type_invalid", "is invalid", path, path + " must be " + kind + ".");
  }
}
