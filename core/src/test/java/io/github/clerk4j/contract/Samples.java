package io.github.clerk4j.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.oas.models.media.Schema;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * Makes values that schemas allow. Texts say where they stand and numbers count up, so that values
 * that change places are found out.
 */
final class Samples {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** Texts for schemas with a pattern. */
  private static final List<String> CANDIDATES =
      List.of(
          "oauth_google",
          "en-US",
          "name",
          "Name1",
          "https://example.com",
          "example.com",
          "1",
          "DE",
          id("user"),
          id("org"),
          id("mch"),
          id("apl"),
          id("ins"),
          secretId("ak"),
          secretId("mt"),
          secretId("oat"),
          secretId("aplt"));

  private static String id(String prefix) {
    return prefix + "_2g7np7Hrk0SN6kj5EDMLDaKNL0S";
  }

  private static String secretId(String prefix) {
    return prefix + "_" + "0123456789abcdef".repeat(2);
  }

  private final Extent extent;
  private long count = 40;

  Samples(Extent extent) {
    this.extent = extent;
  }

  JsonNode of(Schema<?> schema, String at) {
    return of(new Shape(schema), at, 0);
  }

  private JsonNode of(Shape shape, String at, int index) {
    if (extent == Extent.SPARSE && shape.isNullable()) {
      return JSON.nullNode();
    }
    List<?> values = shape.values();
    if (!values.isEmpty() && !shape.type().equals("boolean")) {
      return JSON.textNode(String.valueOf(values.get(index % values.size())));
    }
    return switch (shape.type()) {
      case "boolean" -> JSON.booleanNode(true);
      case "integer" -> JSON.numberNode(integer(shape));
      case "number" -> JSON.numberNode(count++ + 0.5);
      case "array" -> array(shape, at);
      case "object" -> object(shape, at);
      default -> JSON.textNode(text(shape, at));
    };
  }

  private ArrayNode array(Shape shape, String at) {
    ArrayNode items = JSON.arrayNode();
    int size = extent == Extent.SPARSE ? shape.minItems() : Math.min(2, shape.maxItems());
    for (int i = 0; i < size; i++) {
      items.add(of(shape.items(), at + "." + i, i));
    }
    return items;
  }

  private ObjectNode object(Shape shape, String at) {
    ObjectNode members = JSON.objectNode();
    Map<String, Shape> properties = shape.properties();
    if (properties.isEmpty()) {
      return shape.entries() == null ? freeForm(at) : entries(shape.entries(), at);
    }
    properties.forEach(
        (name, property) -> {
          if (extent == Extent.FULL || shape.required().contains(name)) {
            members.set(name, of(property, at + "." + name, 0));
          }
        });
    return members;
  }

  private ObjectNode entries(Shape value, String at) {
    ObjectNode members = JSON.objectNode();
    members.set("one", of(value, at + ".one", 0));
    members.set("two", of(value, at + ".two", 1));
    return members;
  }

  private ObjectNode freeForm(String at) {
    ObjectNode members = JSON.objectNode();
    members.put("text", at).put("count", count++).put("beyond_double", 9_007_199_254_740_993L);
    members.put("flag", false).putNull("nothing");
    members.putArray("list").add(count++).addObject().put("deep", count++);
    return members;
  }

  private long integer(Shape shape) {
    long next = count++;
    if (shape.epoch() > 0) {
      return shape.epoch() + next;
    }
    BigDecimal least = shape.minimum();
    BigDecimal most = shape.maximum();
    long atLeast = least == null ? next : Math.max(least.longValue(), next);
    return most == null ? atLeast : Math.min(most.longValue(), atLeast);
  }

  private String text(Shape shape, String at) {
    if (shape.pattern() != null) {
      return CANDIDATES.stream()
          .filter(each -> each.matches(shape.pattern()))
          .findFirst()
          .orElseThrow(
              () -> new IllegalStateException(at + " needs a candidate for " + shape.pattern()));
    }
    String text =
        switch (shape.format()) {
          case "date-time" -> "2026-05-12T10:20:30.5%02dZ".formatted(count++ % 100);
          case "date" -> "2026-05-%02d".formatted(1 + count++ % 28);
          case "email" -> "user" + count++ + "@example.com";
          case "uri", "url" -> "https://example.com/" + at;
          case "uuid" -> "00000000-0000-4000-8000-%012d".formatted(count++);
          default -> at;
        };
    return text.length() > shape.maxLength()
        ? text.substring(text.length() - shape.maxLength())
        : text;
  }

  /** The amount of optional content. */
  enum Extent {
    /** Required members only, with null and empty lists if they are allowed. */
    SPARSE,
    /** Every member. */
    FULL
  }
}
