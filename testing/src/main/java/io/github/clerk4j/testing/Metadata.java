package io.github.clerk4j.testing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Changes of metadata. */
final class Metadata {
  private Metadata() {}

  /** Merges the kinds of metadata that the fields name into those of a resource. */
  static Resource mergeInto(Resource resource, List<String> kinds, Fields fields, long now) {
    for (String each : kinds) {
      Map<String, @Nullable Object> changes = fields.map(each);
      if (changes != null) {
        Map<String, @Nullable Object> merged = merge(resource.map(each), changes);
        JsonCheck.checkBytes(each, merged, StatedLimits.METADATA);
        resource.with(each, merged);
      }
    }
    return resource.with("updated_at", now);
  }

  /** Replaces the kinds of metadata that the fields name. */
  static Resource replaceIn(Resource resource, List<String> kinds, Fields fields, long now) {
    for (String each : kinds) {
      if (fields.has(each)) {
        resource.with(each, Objects.requireNonNullElseGet(fields.map(each), LinkedHashMap::new));
      }
    }
    return resource.with("updated_at", now);
  }

  /** Merges objects key by key at every depth; null removes a key, all else replaces its value. */
  static Map<String, @Nullable Object> merge(Map<?, ?> present, Map<?, ?> changes) {
    Map<String, @Nullable Object> merged = new LinkedHashMap<>();
    present.forEach((name, value) -> merged.put((String) name, value));
    changes.forEach(
        (name, value) -> {
          String key = (String) name;
          if (value == null) {
            merged.remove(key);
          } else if (value instanceof Map<?, ?> deeper) {
            Map<?, ?> below = merged.get(key) instanceof Map<?, ?> map ? map : Map.of();
            merged.put(key, merge(below, deeper));
          } else {
            merged.put(key, value);
          }
        });
    return merged;
  }
}
