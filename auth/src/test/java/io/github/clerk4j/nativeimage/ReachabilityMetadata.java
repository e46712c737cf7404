package io.github.clerk4j.nativeimage;

import com.squareup.moshi.Moshi;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The metadata that our jars bring for native images, as the accesses that {@link Reflection}
 * records.
 */
final class ReachabilityMetadata {
  private static final Map<String, List<String>> KINDS =
      Map.of(
          "methods", List.of("allDeclaredMethods", "methods"),
          "constructors", List.of("allDeclaredConstructors", "methods"),
          "fields", List.of("allDeclaredFields", "fields"));

  private ReachabilityMetadata() {}

  /** Returns the accesses that the metadata of these modules allows. */
  static Set<String> of(Collection<String> modules) throws IOException {
    Set<String> allowed = new TreeSet<>();
    for (String each : modules) {
      String path =
          "META-INF/native-image/io.github.clerk4j/" + each + "/reachability-metadata.json";
      List<URL> files =
          Collections.list(ReachabilityMetadata.class.getClassLoader().getResources(path));
      if (files.size() != 1) {
        throw new IOException(path + " must exist once, but was found in " + files);
      }
      try (InputStream file = files.get(0).openStream()) {
        read(new String(file.readAllBytes(), StandardCharsets.UTF_8), allowed);
      }
    }
    return allowed;
  }

  private static void read(String json, Set<String> allowed) throws IOException {
    Object file = new Moshi.Builder().build().adapter(Object.class).fromJson(json);
    for (Map<?, ?> each : objects(file, "reflection")) {
      if (each.get("type") instanceof Map<?, ?> proxy) {
        list(proxy, "proxy").forEach(type -> allowed.add("proxy " + type));
        continue;
      }
      allowed.add("type " + each.get("type"));
      KINDS.forEach(
          (kind, members) -> {
            if (members.stream().anyMatch(each::containsKey)) {
              allowed.add(kind + " " + each.get("type"));
            }
          });
    }
    for (Map<?, ?> each : objects(file, "resources")) {
      allowed.add("resource " + each.get("glob"));
    }
  }

  private static List<Map<?, ?>> objects(@Nullable Object file, String name) {
    return list(file, name).stream().<Map<?, ?>>map(Map.class::cast).toList();
  }

  private static List<?> list(@Nullable Object object, String name) {
    return object instanceof Map<?, ?> members && members.get(name) instanceof List<?> list
        ? list
        : List.of();
  }
}
