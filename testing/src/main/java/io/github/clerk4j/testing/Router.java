package io.github.clerk4j.testing;

import io.github.clerk4j.model.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Which handler answers which method and path; of several that match, the first. */
final class Router {
  /**
   * Answers with a resource, a list or a map of them, which go out as JSON, or with a whole {@link
   * FakeResponse}; or throws an {@link ApiError}.
   */
  interface Handler {
    Object handle(FakeRequest call);
  }

  private record Route(String method, PathPattern path, Handler handler) {}

  private final String base;
  private final List<Route> routes = new ArrayList<>();

  /** The base is what all paths begin with, such as {@code /v1}. */
  Router(String base) {
    this.base = base;
  }

  /** The path is the rest, after the base. */
  void on(String method, String path, Handler handler) {
    routes.add(new Route(method, PathPattern.of(base + path), handler));
  }

  FakeResponse handle(IncomingRequest request) {
    List<String> path = request.segments();
    for (Route route : routes) {
      Map<String, String> variables =
          route.method().equals(request.method()) ? route.path().match(path) : null;
      if (variables != null) {
        Object result = route.handler().handle(new FakeRequest(variables, request));
        return result instanceof FakeResponse answer
            ? answer
            : FakeResponse.of(200, Json.write(result));
      }
    }
    throw ApiError.of(
        501,
        "not_in_fake_clerk",
        "not in FakeClerk",
        "FakeClerk does not have "
            + request.method()
            + " "
            + request.path()
            + "; give it an answer with stub.");
  }
}
