package io.github.clerk4j.testing;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Changes of metadata. */
final class Metadata {
  private Metadata() {}

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
