package io.github.clerk4j.testing;

import io.github.clerk4j.model.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Requests with the least that their operation requires, and with one thing wrong. */
final class SampleRequests {
  private final Description description = Description.get();
  private final SampleValues values = new SampleValues(description);

  /** Returns the path with a valid id for each variable, and the required parameters. */
  String path(Operation operation) {
    String path = operation.path();
    for (DescribedValue each : operation.in("path")) {
      path = path.replace("{" + each.name() + "}", text(each));
    }
    String query =
        operation.in("query").stream()
            .filter(DescribedValue::required)
            .map(each -> each.name() + "=" + text(each))
            .collect(Collectors.joining("&"));
    return query.isEmpty() ? path : path + "?" + query;
  }

  String contentType(Operation operation) {
    return operation.in("form").isEmpty()
        ? "application/json"
        : "multipart/form-data; boundary=border";
  }

  String body(Operation operation) {
    if (!operation.in("form").isEmpty()) {
      return String.join(
          "\r\n",
          "--border",
          "Content-Disposition: form-data; name=\"file\"; filename=\"a.png\"",
          "",
          "bytes",
          "--border--",
          "");
    }
    DescribedValue body = operation.body();
    return body == null ? "" : Json.write(listed(body, fields(body)));
  }

  /** Returns the names of the fields that a body must have. */
  List<String> required(Operation operation) {
    DescribedValue body = operation.body();
    return body == null
        ? List.of()
        : members(body).values().stream()
            .filter(DescribedValue::required)
            .map(DescribedValue::name)
            .toList();
  }

  /** Returns the names of all fields. */
  List<String> fields(Operation operation) {
    DescribedValue body = operation.body();
    return body == null ? List.of() : List.copyOf(members(body).keySet());
  }

  String without(Operation operation, String field) {
    return changed(operation, field, null);
  }

  String with(Operation operation, String field, Object value) {
    return changed(operation, field, value);
  }

  private String changed(Operation operation, String field, @Nullable Object value) {
    DescribedValue body = Objects.requireNonNull(operation.body());
    Map<String, @Nullable Object> fields = fields(body);
    fields.remove(field);
    if (value != null) {
      fields.put(field, value);
    }
    return Json.write(listed(body, fields));
  }

  private Map<String, @Nullable Object> fields(DescribedValue body) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    for (DescribedValue each : members(body).values()) {
      if (each.required()) {
        fields.put(each.name(), values.of(each, "request " + each.name()));
      }
    }
    return fields;
  }

  private Map<String, DescribedValue> members(DescribedValue body) {
    return description.members(body.type().isList() ? body.type().item() : body.type());
  }

  private static Object listed(DescribedValue body, Object item) {
    return body.type().isList() ? List.of(item) : item;
  }

  private String text(DescribedValue value) {
    return String.valueOf(values.of(value, "path " + value.name()));
  }
}
