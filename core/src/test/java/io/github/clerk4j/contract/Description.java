package io.github.clerk4j.contract;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** The content of {@code openapi/clerk.yaml}, with its references resolved. */
record Description(OpenAPI api) {
  /** Read once, as it takes a while. */
  static final Description CLERK = read();

  private static Description read() {
    ParseOptions options = new ParseOptions();
    options.setResolve(true);
    options.setResolveFully(true);
    options.setResolveCombinators(true);
    String root = Path.of("../openapi/clerk.yaml").toUri().toString();
    SwaggerParseResult result = new OpenAPIV3Parser().readLocation(root, null, options);
    if (!result.getMessages().isEmpty()) {
      throw new IllegalStateException("the description is broken: " + result.getMessages());
    }
    Description description = new Description(result.getOpenAPI());
    for (Operation each : description.operations()) {
      each.parameters("query").forEach(Description::complete);
      if (each.described().getSecurity() == null) { // the validator looks nowhere else
        each.described().setSecurity(description.api().getSecurity());
      }
    }
    return description;
  }

  /** Sets OpenAPI's default for lists in a query, because the parser does not set it everywhere. */
  private static void complete(Parameter parameter) {
    if (parameter.getStyle() == null) {
      parameter.setStyle(Parameter.StyleEnum.FORM);
      parameter.setExplode(parameter.getExplode() == null || parameter.getExplode());
    }
    if (parameter.getExtensions() != null) { // says of a number that it is a time
      parameter.getExtensions().forEach(parameter.getSchema()::addExtension);
    }
  }

  String version() {
    return api.getInfo().getVersion();
  }

  /** Returns the beginning of the paths, such as {@code /v1}. */
  String basePath() {
    return URI.create(api.getServers().get(0).getUrl()).getPath();
  }

  List<Operation> operations() {
    return api.getPaths().entrySet().stream()
        .flatMap(
            path ->
                path.getValue().readOperationsMap().entrySet().stream()
                    .map(each -> new Operation(each.getKey(), path.getKey(), each.getValue())))
        .toList();
  }
}
