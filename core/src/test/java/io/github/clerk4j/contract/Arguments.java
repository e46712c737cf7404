package io.github.clerk4j.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clerk4j.contract.Samples.Extent;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an operation is called with.
 *
 * @param path by the names of the path's variables
 * @param query by the names of the query's parameters
 * @param body the members of a JSON body, or the parts of a form
 */
record Arguments(ObjectNode path, ObjectNode query, ObjectNode body) {
  static Arguments of(Operation operation, Extent extent) {
    Samples samples = new Samples(extent);
    Schema<?> body = operation.body();
    return new Arguments(
        parameters(operation, "path", extent, samples),
        parameters(operation, "query", extent, samples),
        body == null ? JsonNodeFactory.instance.objectNode() : body(operation, body, samples));
  }

  private static ObjectNode body(Operation operation, Schema<?> schema, Samples samples) {
    ObjectNode body = (ObjectNode) samples.of(schema, "body");
    if (operation.isMultipart()) { // files are sent even where they need not be
      new Shape(schema)
          .properties()
          .forEach(
              (name, each) -> {
                if (each.format().equals("binary")) {
                  body.put(name, name);
                }
              });
    }
    return body;
  }

  private static ObjectNode parameters(
      Operation operation, String in, Extent extent, Samples samples) {
    ObjectNode values = JsonNodeFactory.instance.objectNode();
    for (Parameter each : operation.parameters(in)) {
      if (extent == Extent.FULL || Boolean.TRUE.equals(each.getRequired())) {
        values.set(each.getName(), samples.of(each.getSchema(), each.getName()));
      }
    }
    return values;
  }

  /** What goes into params: all but what stands in the path. */
  ObjectNode fields() {
    return query.deepCopy().setAll(body);
  }

  /** The text for a parameter of a Java method, or null where there is none. */
  @Nullable String positional(String name) {
    for (ObjectNode values : new ObjectNode[] {path, body}) {
      for (Map.Entry<String, JsonNode> each : values.properties()) {
        if (Names.same(each.getKey(), name)) {
          return each.getValue().asText();
        }
      }
    }
    return null;
  }
}
