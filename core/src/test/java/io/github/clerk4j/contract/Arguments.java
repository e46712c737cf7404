package io.github.clerk4j.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clerk4j.contract.Samples.Extent;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of an operation.
 *
 * @param path by the names of the path's variables
 * @param query by the names of the query's parameters
 * @param positionalQuery which of them are parameters of the Java method of their own
 * @param body the members of a JSON body, or the parts of a form
 */
record Arguments(ObjectNode path, ObjectNode query, Set<String> positionalQuery, JsonNode body) {
  static Arguments of(Operation operation, Extent extent) {
    Samples samples = new Samples(extent);
    Schema<?> body = operation.body();
    return new Arguments(
        parameters(operation, "path", extent, samples),
        parameters(operation, "query", extent, samples),
        operation.requiredQuery(),
        body == null ? JsonNodeFactory.instance.objectNode() : body(operation, body, samples));
  }

  private static JsonNode body(Operation operation, Schema<?> schema, Samples samples) {
    JsonNode sample = samples.of(schema, "body");
    if (operation.isMultipart()
        && sample instanceof ObjectNode body) { // files are sent even where they need not be
      new Shape(schema)
          .properties()
          .forEach(
              (name, each) -> {
                if (each.format().equals("binary")) {
                  body.put(name, name);
                }
              });
    }
    return sample;
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

  /** The values for params: all arguments that are not in the path. */
  ObjectNode fields() {
    ObjectNode fields = query.deepCopy().remove(positionalQuery);
    return body instanceof ObjectNode members ? fields.setAll(members) : fields;
  }

  /** The text for a parameter of a Java method, or null where there is none. */
  @Nullable String positional(String name) {
    for (JsonNode values : List.of(path, query, body)) {
      for (Map.Entry<String, JsonNode> each : values.properties()) {
        if (Names.same(each.getKey(), name)) {
          return each.getValue().asText();
        }
      }
    }
    return null;
  }
}
