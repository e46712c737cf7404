package io.github.clerk4j.testing;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The check of a request against the description.
 *
 * <p>The error names the first parameter that is wrong. Unknown parameters of a query are ignored.
 */
final class RequestCheck {
  private final Description description;
  private final JsonCheck json;

  RequestCheck(Description description) {
    this.description = description;
    this.json = new JsonCheck(description);
  }

  void check(Operation operation, IncomingRequest request) {
    checkPath(operation, request);
    FormData query = FormData.parse(request.query());
    for (DescribedValue each : operation.in("query")) {
      checkQuery(each, query.all(each.name()));
    }
    DescribedValue body = operation.body();
    if (body != null) {
      checkBody(body, request.body());
    }
    List<DescribedValue> parts = operation.in("form");
    if (!parts.isEmpty()) {
      Set<String> sent = Multipart.names(request);
      for (DescribedValue each : parts) {
        if (each.required() && !sent.contains(each.name())) {
          throw ApiError.missing(each.name());
        }
      }
    }
  }

  /** Checks the values of a path that have names; an unknown id is none of the resources. */
  private void checkPath(Operation operation, IncomingRequest request) {
    Map<String, String> path =
        operation.pattern().match(request.segments().subList(1, request.segments().size()));
    for (DescribedValue each : operation.in("path")) {
      if (description.isEnum(each.type()) && path != null) {
        String text = String.valueOf(path.get(each.name()));
        TextCheck.checkAllowed(each.name(), description.values(each.type()), text);
      }
    }
  }

  private void checkQuery(DescribedValue parameter, List<String> texts) {
    if (texts.isEmpty() && parameter.required()) {
      throw ApiError.missing(parameter.name());
    }
    JsonCheck.checkSize(parameter.name(), parameter, texts.size());
    boolean isList = parameter.type().isList();
    Type type = isList ? parameter.type().item() : parameter.type();
    for (String each : texts) {
      List<String> items =
          isList && parameter.commas() ? List.of(each.split(",", -1)) : List.of(each);
      items.forEach(item -> checkQuery(parameter, type, item));
    }
  }

  private void checkQuery(DescribedValue parameter, Type type, String text) {
    String name = parameter.name();
    switch (type.text()) {
      case "integer", "millis", "seconds" -> {
        double min = parameter.limit("min", Double.NEGATIVE_INFINITY);
        double max = parameter.limit("max", Double.POSITIVE_INFINITY);
        Long number = number(text);
        if (number == null) {
          throw ApiError.invalid(name, name + " must be a number.");
        }
        if (number < min || number > max) {
          throw ApiError.invalid(name, name + " must be " + JsonCheck.range(min, max) + ".");
        }
      }
      case "boolean" -> TextCheck.checkAllowed(name, List.of("true", "false"), text);
      default -> {
        if (description.isEnum(type)) {
          String value = name.equals("order_by") ? text.strip().replaceFirst("^\\+", "") : text;
          TextCheck.checkAllowed(name, description.values(type), value);
        } else if (!parameter.type().isList()) {
          TextCheck.check(name, parameter, text);
        }
      }
    }
  }

  private void checkBody(DescribedValue body, String text) {
    if (text.isBlank()) {
      if (!body.type().isList()) {
        json.checkMembers("", body.type(), Map.of());
      } else if (body.required()) {
        throw malformed("The body is missing.");
      }
      return;
    }
    Object value = parsed(text);
    if (body.type().isList() ? !(value instanceof List) : !(value instanceof Map)) {
      String expected = body.type().isList() ? "a JSON array" : "a JSON object";
      throw malformed("The body is " + kind(value) + ", but must be " + expected + ".");
    }
    json.check("", body, value);
  }

  private static @Nullable Object parsed(String text) {
    try {
      return JsonText.read(text);
    } catch (IllegalArgumentException e) {
      throw malformed("The body " + e.getMessage() + ".");
    }
  }

  private static String kind(@Nullable Object value) {
    return value == null
        ? "null"
        : value instanceof Map
            ? "an object"
            : value instanceof List
                ? "an array"
                : value instanceof String
                    ? "a string"
                    : value instanceof Boolean ? "a boolean" : "a number";
  }

  private static ApiError malformed(String detail) {
    return ApiError.of(400, "malformed_request_parameters", "malformed request", detail);
  }

  private static @Nullable Long number(String text) {
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
