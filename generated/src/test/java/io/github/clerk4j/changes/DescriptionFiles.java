package io.github.clerk4j.changes;

import static io.github.clerk4j.changes.PublishedDescription.map;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The files of {@code openapi/}, and their paths and schemas. */
final class DescriptionFiles {
  private static final String NEW = "(no file has it: choose one, or make one)";

  private final Map<String, String> paths = new TreeMap<>();
  private final Map<String, String> schemas = new TreeMap<>();

  static DescriptionFiles in(Path folder) throws IOException {
    DescriptionFiles files = new DescriptionFiles();
    try (Stream<Path> found = Files.list(folder)) {
      found
          .filter(each -> each.toString().endsWith(".yaml"))
          .sorted()
          .forEach(each -> files.read(each.getFileName().toString(), text(each)));
    }
    return files;
  }

  void read(String file, String yaml) {
    Object root = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
    if (!file.equals("clerk.yaml")) { // its paths refer to the others
      map(map(root).get("paths")).keySet().forEach(each -> paths.put(each, file));
    }
    map(map(map(root).get("components")).get("schemas"))
        .keySet()
        .forEach(each -> schemas.put(each.toLowerCase(Locale.ROOT), file));
  }

  /**
   * Returns the file of a path or type of events, or of the known path that begins like it for
   * longest.
   */
  String ofPath(String path) {
    if (!path.startsWith("/")) {
      return "webhooks.yaml"; // the type of an event
    }
    return paths.entrySet().stream()
        .max(
            Comparator.comparingInt(
                each ->
                    each.getKey().equals(path) ? Integer.MAX_VALUE : alike(each.getKey(), path)))
        .filter(each -> alike(each.getKey(), path) > 1) // both begin with a slash
        .map(Map.Entry::getValue)
        .orElse(NEW);
  }

  /** Returns the file with a schema of this name in any case, or null. */
  String ofSchema(String name) {
    return schemas.get(name.toLowerCase(Locale.ROOT));
  }

  /** Returns the number of characters in the segments with which both paths begin. */
  private static int alike(String one, String other) {
    String[] first = one.split("/", -1);
    String[] second = other.split("/", -1);
    int length = 0;
    for (int i = 0; i < Math.min(first.length, second.length); i++) {
      if (!first[i].equals(second[i])) {
        break;
      }
      length += first[i].length() + 1;
    }
    return length;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
