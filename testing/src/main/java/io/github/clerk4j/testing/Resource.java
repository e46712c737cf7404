package io.github.clerk4j.testing;

import io.github.clerk4j.model.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A mutable resource in the shape of Clerk's JSON. */
final class Resource extends LinkedHashMap<String, @Nullable Object> {
  Resource with(String member, @Nullable Object value) {
    put(member, value);
    return this;
  }

  String id() {
    return Objects.requireNonNull(text("id"), "id");
  }

  @Nullable String text(String member) {
    return (String) get(member);
  }

  /** Returns a number; 0 if it is absent or null. */
  long number(String member) {
    return get(member) instanceof Number number ? number.longValue() : 0;
  }

  boolean is(String member) {
    return Boolean.TRUE.equals(get(member));
  }

  @SuppressWarnings("unchecked") // resources hold maps by name only
  Map<String, @Nullable Object> map(String member) {
    return get(member) instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : Map.of();
  }

  /** Returns the list itself, so that it can be changed. */
  @SuppressWarnings("unchecked") // lists of resources hold nothing else
  List<Resource> resources(String member) {
    return (List<Resource>) Objects.requireNonNull(get(member), member);
  }

  /** Returns the model, read from the JSON. */
  <T> T as(Class<T> model) {
    return Json.read(model, Json.write(this));
  }
}
