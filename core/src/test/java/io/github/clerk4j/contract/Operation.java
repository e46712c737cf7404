package io.github.clerk4j.contract;

import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One operation of the description. */
record Operation(HttpMethod method, String path, io.swagger.v3.oas.models.Operation described) {
  String id() {
    return described.getOperationId();
  }

  String tag() {
    return described.getTags().get(0);
  }

  List<Parameter> parameters(String in) {
    Stream<Parameter> all =
        described.getParameters() == null ? Stream.of() : described.getParameters().stream();
    return all.filter(each -> each.getIn().equals(in)).toList();
  }

  /** The schema of a JSON body or of a form, or null where there is no body. */
  @Nullable Schema<?> body() {
    return described.getRequestBody() == null
        ? null
        : schema(described.getRequestBody().getContent());
  }

  /** Returns true if params can set something: a query or a JSON object. */
  boolean hasFields() {
    Schema<?> body = body();
    return parameters("query").size() > requiredQuery().size()
        || (body != null && !isMultipart() && !new Shape(body).type().equals("array"));
  }

  /** The names of the query's parameters that must be there. */
  Set<String> requiredQuery() {
    return parameters("query").stream()
        .filter(each -> Boolean.TRUE.equals(each.getRequired()))
        .map(Parameter::getName)
        .collect(Collectors.toSet());
  }

  /** Returns true if a parameter of the query is one text with commas. */
  boolean isCommaList(String name) {
    return parameters("query").stream()
        .anyMatch(each -> each.getName().equals(name) && Boolean.FALSE.equals(each.getExplode()));
  }

  /** Returns true if pages with a total are asked for. */
  boolean isPaginated() {
    return described.getExtensions() != null
        && described.getExtensions().containsKey("x-paginated");
  }

  /** The media type of the answer to a success. */
  String mediaType() {
    Content content = success().getValue().getContent();
    return content == null || content.isEmpty() ? "" : content.keySet().iterator().next();
  }

  boolean isMultipart() {
    return described.getRequestBody() != null
        && described.getRequestBody().getContent().containsKey("multipart/form-data");
  }

  /** The status of a success. */
  int status() {
    return Integer.parseInt(success().getKey());
  }

  /** The schema of the answer to a success, or null where it has no body. */
  @Nullable Schema<?> answer() {
    return schema(success().getValue().getContent());
  }

  private Map.Entry<String, ApiResponse> success() {
    return described.getResponses().entrySet().stream()
        .filter(each -> each.getKey().startsWith("2"))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(this + " describes no success"));
  }

  private static @Nullable Schema<?> schema(@Nullable Content content) {
    return content == null || content.isEmpty()
        ? null
        : content.values().iterator().next().getSchema();
  }

  @Override
  public String toString() {
    return id() + ": " + method + " " + path;
  }
}
