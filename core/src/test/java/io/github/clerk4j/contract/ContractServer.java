package io.github.clerk4j.contract;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** A server that holds requests, and its own answers, against the description. */
final class ContractServer implements AutoCloseable {
  private final MockWebServer server = new MockWebServer();
  private final OpenApiInteractionValidator validator;
  private final String basePath;
  private volatile Operation operation;
  private volatile @Nullable String answer;
  private volatile @Nullable Exchange exchange;

  /** A request, and what is wrong with it. */
  record Exchange(RecordedRequest request, List<String> errors) {}

  ContractServer(Description description) throws IOException {
    basePath = description.basePath();
    validator =
        OpenApiInteractionValidator.createFor(description.api())
            .withBasePathOverride(basePath)
            .build();
    operation = description.operations().get(0);
    server.setServerSocketFactory(new PromptSockets());
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            exchange = new Exchange(request, errors(request));
            return response();
          }
        });
    server.start();
  }

  String url() {
    return server.url("/").toString();
  }

  /** Makes the server answer the next request to an operation, with no body where null. */
  void expect(Operation operation, @Nullable String answer) {
    this.operation = operation;
    this.answer = answer;
    this.exchange = null;
  }

  /** The request that came since, and what is wrong with it. */
  Exchange exchange() {
    return Objects.requireNonNull(exchange, "no request came");
  }

  private MockResponse response() {
    MockResponse.Builder response = new MockResponse.Builder().code(operation.status());
    if (answer != null) {
      response.addHeader("Content-Type", operation.mediaType()).body(answer);
    }
    return response.build();
  }

  private List<String> errors(RecordedRequest request) {
    try {
      SimpleResponse.Builder response = SimpleResponse.Builder.status(operation.status());
      if (answer != null) {
        response.withContentType(operation.mediaType()).withBody(answer);
      }
      return validator.validate(simple(request), response.build()).getMessages().stream()
          .map(each -> each.getLevel() + " " + each.getKey() + ": " + each.getMessage())
          .toList();
    } catch (RuntimeException e) {
      return List.of("cannot be validated: " + e);
    }
  }

  private static Request simple(RecordedRequest request) {
    SimpleRequest.Builder simple =
        new SimpleRequest.Builder(request.getMethod(), request.getUrl().encodedPath());
    for (String name : request.getUrl().queryParameterNames()) {
      simple.withQueryParam(name, request.getUrl().queryParameterValues(name));
    }
    request.getHeaders().toMultimap().forEach(simple::withHeader);
    ByteString body = request.getBody();
    if (body != null && body.size() > 0) {
      simple.withBody(body.toByteArray());
    }
    return simple.build();
  }

  @Override
  public void close() {
    server.close();
  }
}
