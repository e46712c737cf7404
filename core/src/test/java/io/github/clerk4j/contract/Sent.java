package io.github.clerk4j.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** A comparison of a request with its arguments: nothing less, and nothing more. */
final class Sent {
  private Sent() {}

  static void assertSent(Operation operation, Arguments arguments, RecordedRequest request)
      throws IOException {
    assertThat(request.getMethod()).isEqualTo(operation.method().name());
    assertThat(request.getUrl().encodedPath()).endsWith(path(operation, arguments));
    assertThat(query(request.getUrl())).isEqualTo(query(operation, arguments.query()));
    if (operation.isMultipart()) {
      Map<String, String> parts = Forms.parts(request);
      assertThat(parts.keySet()).isEqualTo(names(arguments.body()));
      assertThat(parts).containsValue(JavaOperation.UPLOADED);
    } else if (operation.body() != null) {
      String body = Objects.requireNonNull(request.getBody()).utf8();
      JsonNode expected = arguments.body().deepCopy();
      for (Parameter each : operation.parameters("header")) {
        assertThat(request.getHeaders().get(each.getName())).isEqualTo(remove(expected, each));
      }
      assertThat(Trees.members(Trees.parse(body))).isEqualTo(Trees.members(expected));
    } else {
      assertThat(request.getBodySize()).isZero();
    }
  }

  /** Removes the field that is sent as a header, and returns its value or null. */
  private static @Nullable String remove(JsonNode body, Parameter header) {
    for (String each : names(body)) {
      if (Names.same(header.getName(), each)) {
        return ((ObjectNode) body).remove(each).asText();
      }
    }
    return null;
  }

  private static Set<String> names(JsonNode values) {
    Set<String> names = new TreeSet<>();
    values.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static String path(Operation operation, Arguments arguments) {
    String path = operation.path();
    for (Map.Entry<String, JsonNode> each : arguments.path().properties()) {
      path = path.replace("{" + each.getKey() + "}", each.getValue().asText());
    }
    return path;
  }

  private static Map<String, List<String>> query(HttpUrl url) {
    Map<String, List<String>> query = new TreeMap<>();
    for (String name : url.queryParameterNames()) {
      query.put(name, url.queryParameterValues(name));
    }
    return query;
  }

  private static Map<String, List<String>> query(Operation operation, ObjectNode arguments) {
    Map<String, List<String>> query = new TreeMap<>();
    for (Map.Entry<String, JsonNode> each : arguments.properties()) {
      List<String> values = query.computeIfAbsent(each.getKey(), name -> new ArrayList<>());
      if (each.getValue().isArray() && !operation.isCommaList(each.getKey())) {
        each.getValue().forEach(value -> values.add(value.asText()));
      } else {
        values.add(text(each.getValue()));
      }
    }
    if (operation.isPaginated()) {
      query.putIfAbsent("paginated", List.of("true"));
    }
    return query;
  }

  private static String text(JsonNode value) {
    return value.isArray()
        ? StreamSupport.stream(value.spliterator(), false)
            .map(JsonNode::asText)
            .collect(Collectors.joining(","))
        : value.asText();
  }
}
