package io.github.clerk4j.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** New resources with the members that their schema requires, all of them empty. */
final class Blanks {
  private final Store store;

  Blanks(Store store) {
    this.store = store;
  }

  /** Returns a resource with a new id and the current time, created now. */
  Resource create(String schema, String idPrefix) {
    Resource blank = blank(new Type(schema));
    blank.with("id", RandomText.id(idPrefix));
    if (blank.containsKey("instance_id")) {
      blank.with("instance_id", store.instanceId);
    }
    return blank;
  }

  /** Sets the members of a resource that a request names. */
  void apply(Resource resource, String schema, Fields fields) {
    for (DescribedValue each : Description.get().members(new Type(schema)).values()) {
      if (fields.has(each.name()) && each.allowed().isEmpty()) {
        Object value = fields.any(each.name());
        resource.with(each.name(), value == null && !each.nullable() ? blank(each) : copied(value));
      }
    }
    if (Description.get().members(new Type(schema)).containsKey("updated_at")) {
      resource.with("updated_at", store.now());
    }
  }

  private static @Nullable Object copied(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? new LinkedHashMap<>(map) : value;
  }

  private Resource blank(Type schema) {
    Map<String, DescribedValue> members = Description.get().members(schema);
    boolean all = members.values().stream().noneMatch(DescribedValue::required);
    Resource blank = new Resource();
    for (DescribedValue each : members.values()) {
      if (each.required() || all) {
        blank.with(each.name(), each.nullable() ? null : blank(each));
      }
    }
    return blank;
  }

  private Object blank(DescribedValue value) {
    Type type = value.type();
    if (!value.allowed().isEmpty()) {
      return value.allowed().get(0);
    }
    if (type.isList()) {
      return new ArrayList<>();
    }
    if (type.isMap() || type.is("object")) {
      return new LinkedHashMap<>();
    }
    if (Description.get().isEnum(type)) {
      return Description.get().values(type).get(0);
    }
    if (type.isSchema()) {
      return blank(type);
    }
    return switch (type.text()) {
      case "boolean" -> false;
      case "integer", "number" -> 0;
      case "millis" -> store.now();
      case "seconds" -> store.now() / 1000;
      default -> "";
    };
  }
}
