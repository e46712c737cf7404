package io.github.clerk4j.changes;

import static io.github.clerk4j.changes.PublishedDescription.list;
import static io.github.clerk4j.changes.PublishedDescription.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The facts of a schema: the type of each member by its path, such as {@code data[].id}, and each
 * value of an enum. A reference is the name of its schema, which has facts of its own.
 */
final class SchemaFacts {
  private static final List<String> BOUNDS =
      List.of("minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems", "pattern");

  private SchemaFacts() {}

  static SortedMap<String, String> of(Object schema) {
    SortedMap<String, String> facts = new TreeMap<>();
    add(facts, "", schema, false);
    return facts;
  }

  static void add(SortedMap<String, String> facts, String at, Object node, boolean required) {
    Map<String, ?> schema = map(node);
    facts.put(at, description(schema, required));
    list(schema.get("enum")).forEach(each -> facts.put(at + " value " + each, "allowed"));
    List<?> needed = list(schema.get("required"));
    map(schema.get("properties"))
        .forEach(
            (name, member) ->
                add(facts, at.isEmpty() ? name : at + "." + name, member, needed.contains(name)));
    if (schema.get("items") instanceof Map<?, ?> items && !items.containsKey("$ref")) {
      add(facts, at + "[]", items, false);
    }
    Stream.of("allOf", "oneOf", "anyOf")
        .flatMap(each -> list(schema.get(each)).stream())
        .filter(each -> !map(each).containsKey("$ref"))
        .forEach(each -> members(facts, at, map(each)));
  }

  /** Adds the members of an alternative or a part, which has no name of its own. */
  private static void members(SortedMap<String, String> facts, String at, Map<String, ?> part) {
    SortedMap<String, String> found = new TreeMap<>();
    add(found, at, part, false);
    found.remove(at);
    found.forEach(
        (path, fact) -> facts.merge(path, fact, (a, b) -> a.equals(b) ? a : a + " or " + b));
  }

  private static String description(Map<String, ?> schema, boolean required) {
    List<String> words = new ArrayList<>();
    words.add(type(schema));
    BOUNDS.stream()
        .filter(schema::containsKey)
        .forEach(each -> words.add(each + " " + schema.get(each)));
    if (required) {
      words.add("required");
    }
    for (String flag : List.of("nullable", "deprecated")) {
      if (Boolean.TRUE.equals(schema.get(flag))) {
        words.add(flag);
      }
    }
    return String.join(", ", words);
  }

  private static String type(Map<String, ?> schema) {
    if (schema.get("$ref") instanceof String reference) {
      return reference.substring(reference.lastIndexOf('/') + 1);
    }
    for (String each : List.of("allOf", "oneOf", "anyOf")) {
      List<String> parts = list(schema.get(each)).stream().map(part -> type(map(part))).toList();
      if (!parts.isEmpty()) {
        return String.join(each.equals("allOf") ? " and " : " or ", parts);
      }
    }
    String type = String.valueOf(schema.containsKey("type") ? schema.get("type") : "object");
    if (type.equals("array")) {
      return "list of " + type(map(schema.get("items")));
    }
    if (schema.get("additionalProperties") instanceof Map<?, ?> values) {
      return "map of " + type(map(values));
    }
    return schema.containsKey("format") ? type + " " + schema.get("format") : type;
  }
}
