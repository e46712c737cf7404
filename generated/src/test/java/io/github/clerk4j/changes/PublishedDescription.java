package io.github.clerk4j.changes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A description of an API in one file, as facts that can be compared. Texts are left out. */
final class PublishedDescription {
  private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

  private final Map<?, ?> root;

  private PublishedDescription(Map<?, ?> root) {
    this.root = root;
  }

  static PublishedDescription read(Path file) throws IOException {
    return parse(Files.readString(file));
  }

  static PublishedDescription parse(String yaml) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(50 * 1024 * 1024);
    options.setMaxAliasesForCollections(1000);
    Object root = new Yaml(new SafeConstructor(options)).load(yaml);
    if (!(root instanceof Map<?, ?> map) || !map.containsKey("openapi")) {
      throw new IllegalArgumentException("this is no OpenAPI description: it has no openapi");
    }
    return new PublishedDescription(map);
  }

  String version() {
    return String.valueOf(map(root.get("info")).get("version"));
  }

  /** Returns the facts of each operation, by method and path, and of each webhook, by its type. */
  SortedMap<String, SortedMap<String, String>> operations() {
    SortedMap<String, SortedMap<String, String>> operations = new TreeMap<>();
    for (String section : List.of("paths", "webhooks", "x-webhooks")) {
      map(root.get(section))
          .forEach(
              (path, item) -> {
                for (String method : METHODS) {
                  if (map(item).get(method) instanceof Map<?, ?> operation) {
                    operations.put(
                        (section.equals("paths") ? method.toUpperCase(Locale.ROOT) : "EVENT")
                            + " "
                            + path,
                        operation(map(item), operation));
                  }
                }
              });
    }
    return operations;
  }

  /** Returns the facts of each schema, by its name. */
  SortedMap<String, SortedMap<String, String>> schemas() {
    SortedMap<String, SortedMap<String, String>> schemas = new TreeMap<>();
    map(map(root.get("components")).get("schemas"))
        .forEach((name, schema) -> schemas.put(name, SchemaFacts.of(schema)));
    return schemas;
  }

  private SortedMap<String, String> operation(Map<String, ?> path, Map<?, ?> operation) {
    SortedMap<String, String> facts = new TreeMap<>();
    facts.put("operationId", String.valueOf(operation.get("operationId")));
    facts.put("tags", String.valueOf(operation.get("tags")));
    if (Boolean.TRUE.equals(operation.get("deprecated"))) {
      facts.put("deprecated", "true");
    }
    list(path.get("parameters")).forEach(each -> parameter(facts, resolved(each)));
    list(operation.get("parameters")).forEach(each -> parameter(facts, resolved(each)));
    Map<String, ?> body = resolved(operation.get("requestBody"));
    content(facts, "body", body);
    map(operation.get("responses"))
        .forEach((status, response) -> content(facts, status, resolved(response)));
    return facts;
  }

  private static void parameter(SortedMap<String, String> facts, Map<String, ?> parameter) {
    SchemaFacts.add(
        facts,
        parameter.get("in") + ":" + parameter.get("name"),
        parameter.get("schema"),
        Boolean.TRUE.equals(parameter.get("required")));
  }

  private static void content(SortedMap<String, String> facts, String at, Map<String, ?> content) {
    if (at.startsWith("4") || at.startsWith("5")) {
      facts.put(at, "an error");
      return;
    }
    Map<String, ?> types = map(content.get("content"));
    if (types.isEmpty() && !content.isEmpty()) {
      facts.put(at, "no content");
    }
    types.forEach(
        (type, media) ->
            SchemaFacts.add(
                facts,
                type.equals("application/json") ? at : at + " (" + type + ")",
                map(media).get("schema"),
                Boolean.TRUE.equals(content.get("required"))));
  }

  /** Returns a parameter, body or response, which can be a reference. */
  private Map<String, ?> resolved(Object node) {
    Map<String, ?> map = map(node);
    Object reference = map.get("$ref");
    if (!(reference instanceof String text)) {
      return map;
    }
    Map<String, ?> at = map(root);
    for (String each : text.substring("#/".length()).split("/", -1)) {
      at = map(at.get(each.replace("~1", "/").replace("~0", "~")));
    }
    return at;
  }

  /** Returns a map with texts as keys, because YAML reads {@code 200} as a number. */
  static Map<String, ?> map(Object node) {
    Map<String, Object> map = new LinkedHashMap<>();
    if (node instanceof Map<?, ?> found) {
      found.forEach((key, value) -> map.put(String.valueOf(key), value));
    }
    return map;
  }

  static List<?> list(Object node) {
    return node instanceof List<?> found ? found : List.of();
  }
}
