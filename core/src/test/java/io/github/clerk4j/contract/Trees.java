package io.github.clerk4j.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.SortedMap;
import java.util.TreeMap;

/** JSON by another library than the one under test. */
final class Trees {
  static final ObjectMapper MAPPER = new ObjectMapper();

  private Trees() {}

  static JsonNode parse(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON: " + json, e);
    }
  }

  /** Every leaf by its path, as JSON. */
  static SortedMap<String, String> members(JsonNode tree) {
    SortedMap<String, String> members = new TreeMap<>();
    collect(tree, "", members);
    return members;
  }

  private static void collect(JsonNode node, String at, SortedMap<String, String> members) {
    if (node.isEmpty()) {
      members.put(at, node.toString());
    }
    node.properties().forEach(each -> collect(each.getValue(), at + "." + each.getKey(), members));
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      collect(node.get(i), at + "." + i, members);
    }
  }
}
