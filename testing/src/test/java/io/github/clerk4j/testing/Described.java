package io.github.clerk4j.testing;

import io.github.clerk4j.model.Json;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Responses, held against the description that the fake itself reads. */
final class Described {
  private static final JsonCheck CHECK = new JsonCheck(Description.get());

  private Described() {}

  /** Throws if the body of a success is not of the type that the operation returns. */
  static void check(String method, String path, String body) {
    List<String> segments =
        Stream.of(path.replaceFirst("\\?.*", "").replaceFirst("^/v1/", "").split("/", -1)).toList();
    Operation operation = Description.get().find(method, segments);
    if (operation == null || operation.returned() == null || operation.returned().is("string")) {
      return;
    }
    DescribedValue value =
        new DescribedValue(
            "response", operation.returned(), true, false, false, Map.of(), null, List.of());
    try {
      CHECK.check("", value, Json.read(Object.class, body));
    } catch (ApiError e) {
      throw new AssertionError(operation + " does not fit: " + e.getMessage() + "\n" + body, e);
    }
  }
}
