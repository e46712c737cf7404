package io.github.clerk4j.testing;

import io.github.clerk4j.model.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** The handlers of the Frontend API and the pages, by method and path; the first match counts. */
final class Router {
  /**
   * A handler. It returns a resource, a list or a map, which become JSON, or a {@link
   * FakeResponse}; or it throws an {@link ApiError}.
   */
  interface Handler {
    Object handle(FakeRequest call);
  }

  private record Route(String method, PathPattern path, Handler handler) {}

  private final String base;
  private final List<Route> routes = new ArrayList<>();

  /** Creates a router; all paths begin with the base, such as {@code /v1}. */
  Router(String base) {
    this.base = base;
  }

  /** Adds a route; the path is the rest after the base. */
  void on(String method, String path, Handler handler) {
    routes.add(new Route(method, PathPattern.of(base + path), handler));
  }

  /** Passes on the method and path of each route whose path has this prefix, without that. */
  void forEach(String prefix, BiConsumer<String, PathPattern> action) {
    for (Route each : routes) {
      String path = each.path().toString();
      if (path.startsWith(prefix + "/")) {
        action.accept(each.method(), PathPattern.of(path.substring(prefix.length())));
      }
    }
  }

  FakeResponse handle(IncomingRequest request) {
    List<String> path = request.segments();
    for (Route route : routes) {
      Map<String, String> variables =
          route.method().equals(request.method()) ? route.path().match(path) : null;
      if (variables != null) {
        Object result = route.handler().handle(new FakeRequest(variables, request, null));
        return result instanceof FakeResponse response
            ? response
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
            + "; stubOther gives it a response.");
  }
}
