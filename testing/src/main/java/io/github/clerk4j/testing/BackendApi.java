package io.github.clerk4j.testing;

import io.github.clerk4j.model.Json;
import java.lang.System.Logger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The operations of the Backend API: all those of the description, with a handler if they have
 * state, and with a sample otherwise.
 */
final class BackendApi {
  private static final Logger LOG = System.getLogger(BackendApi.class.getPackageName());

  private record Route(PathPattern path, Router.Handler handler) {}

  private final Description description = Description.get();
  private final Map<String, Route> routes = new HashMap<>();
  private final Set<String> sampled = new HashSet<>();

  /** Adds the handler of an operation; the variables of the path can have names of their own. */
  void on(String method, String path, Router.Handler handler) {
    if (!onIfDescribed(method, path, handler)) {
      throw new IllegalArgumentException("not in the description: " + method + " " + path);
    }
  }

  /** Adds the handler of an operation if there is one. */
  boolean onIfDescribed(String method, String path, Router.Handler handler) {
    PathPattern pattern = PathPattern.of(path);
    Operation operation = description.described(method, pattern);
    if (operation != null) {
      routes.put(operation.endpoint(), new Route(pattern, handler));
    }
    return operation != null;
  }

  boolean isStateful(Operation operation) {
    return routes.containsKey(operation.endpoint());
  }

  FakeResponse handle(IncomingRequest request) {
    List<String> path = request.segments();
    List<String> withoutVersion = path.subList(1, path.size());
    Operation operation = description.find(request.method(), withoutVersion);
    if (operation == null) {
      throw ApiError.of(
          404,
          "resource_not_found",
          "URL not found",
          "The Backend API has no "
              + request.method()
              + " "
              + request.path()
              + "; stubOther gives it a response.");
    }
    new RequestCheck(description).check(operation, request);
    Route route = routes.get(operation.endpoint());
    PathPattern pattern = route == null ? operation.pattern() : route.path();
    Map<String, String> variables = Objects.requireNonNull(pattern.match(withoutVersion));
    FakeRequest call = new FakeRequest(variables, request, operation);
    return response(
        operation, route == null ? sample(operation, call) : route.handler().handle(call));
  }

  private static FakeResponse response(Operation operation, @Nullable Object result) {
    if (result instanceof FakeResponse response) {
      return response;
    }
    return operation.returned() == null
        ? FakeResponse.of(operation.status())
        : FakeResponse.of(operation.status(), Json.write(Objects.requireNonNull(result)));
  }

  private @Nullable Object sample(Operation operation, FakeRequest call) {
    if (sampled.add(operation.endpoint())) {
      LOG.log(
          Logger.Level.INFO,
          "FakeClerk has no state for {0}: it responds with a sample, or with yours, if you stub it",
          operation.endpoint());
    }
    return new Samples(description).of(operation, call);
  }
}
