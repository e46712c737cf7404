package io.github.clerk4j.testing;

import io.github.clerk4j.model.Json;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The responses of operations without state: they fit the description, have the ids of the path and
 * the fields of the request, and are the same for the same path.
 */
final class Samples {
  private final Description description;
  private final SampleValues values;

  Samples(Description description) {
    this.description = description;
    this.values = new SampleValues(description);
  }

  /** Returns the response to a request, or null if the operation has none. */
  @Nullable Object of(Operation operation, FakeRequest call) {
    Type type = operation.returned();
    if (type == null) {
      return null;
    }
    if (type.is("string")) {
      return FakeResponse.html(operation.status(), "<!doctype html>\n<title>Sample</title>\n");
    }
    if (type.isList()) {
      return page(call, item(type.item(), operation, call));
    }
    if (!type.isSchema()) {
      return Map.of();
    }
    Map<String, DescribedValue> members = description.members(type);
    DescribedValue data = members.get("data");
    if (data != null && members.containsKey("total_count")) {
      return new Resource()
          .with("data", page(call, item(data.type().item(), operation, call)))
          .with("total_count", 1);
    }
    Object sample = item(type, operation, call);
    if (sample instanceof Resource resource) {
      addPath(resource, members, operation, call);
      addBody(resource, members, operation, call);
    }
    return sample;
  }

  private Object item(Type type, Operation operation, FakeRequest call) {
    String seed = type.text() + call.variables().values();
    return values.of(type, operation.path().replaceAll(".*/\\{|\\}.*", ""), seed);
  }

  private static List<Object> page(FakeRequest call, Object item) {
    return call.number("offset", 0, 0, Long.MAX_VALUE) == 0 ? List.of(item) : List.of();
  }

  private void addPath(
      Resource sample, Map<String, DescribedValue> members, Operation operation, FakeRequest call) {
    String last = null;
    for (DescribedValue each : operation.in("path")) {
      if (members.containsKey(each.name())) {
        sample.with(each.name(), call.path(each.name()));
      }
      last = each.name();
    }
    if (last != null && members.containsKey("id") && isIdOf(operation, last)) {
      sample.with("id", call.path(last));
    }
    if (Objects.equals(operation.returned(), new Type("DeletedObject"))) {
      sample.with("object", kindOf(operation));
    }
  }

  /** Returns true if the last variable of a path is the id of the resource in the response. */
  private boolean isIdOf(Operation operation, String variable) {
    String one = operation.path().replaceFirst("(\\{" + variable + "\\}).*", "$1");
    if (operation.path().equals(one)) {
      return true;
    }
    List<Operation> same =
        description.operations().stream().filter(each -> each.path().equals(one)).toList();
    return same.isEmpty()
        || same.stream().anyMatch(each -> Objects.equals(each.returned(), operation.returned()));
  }

  /**
   * Returns the kind of a deleted resource: that of the operation that gets it, if there is one.
   */
  private String kindOf(Operation operation) {
    Operation get =
        description.operations().stream()
            .filter(each -> each.method().equals("GET") && each.path().equals(operation.path()))
            .findFirst()
            .orElse(operation);
    Type type = Objects.requireNonNull(get.returned());
    DescribedValue object = description.members(type).get("object");
    if (object != null && !object.allowed().isEmpty()) {
      return object.allowed().get(0);
    }
    String[] segments = operation.path().split("/", -1);
    return segments[segments.length - 2].replaceFirst("s$", "");
  }

  /** Adds the fields of the request that the response has too, with the same type. */
  private void addBody(
      Resource sample, Map<String, DescribedValue> members, Operation operation, FakeRequest call) {
    DescribedValue body = operation.body();
    if (body == null || body.type().isList() || call.body().isBlank()) {
      return;
    }
    Map<String, DescribedValue> sent = description.members(body.type());
    Map<?, ?> fields = Json.read(Map.class, call.body());
    for (DescribedValue each : sent.values()) {
      DescribedValue member = members.get(each.name());
      Object value = fields.get(each.name());
      if (member != null
          && value != null
          && member.type().equals(each.type())
          && member.allowed().isEmpty()) {
        sample.with(each.name(), value);
      }
    }
  }
}
