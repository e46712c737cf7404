package io.github.clerk4j.testing;

import io.github.clerk4j.model.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Which handler answers which method and path; of several that match, the first. */
final class Router {
  /**
   * Answers with a resource, a list or a map of them, which go out as JSON, or with a whole {@link
   * Answer}; or throws an {@link ApiError}.
   */
  interface Handler {
    Object handle(Call call);
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

  Answer handle(String method, HttpUrl url, Headers headers, String body) {
    for (Route route : routes) {
      Map<String, String> variables = match(route, method, url);
      if (variables != null) {
        Object result = route.handler().handle(new Call(variables, url, headers, body));
        return result instanceof Answer answer ? answer : Answer.of(200, Json.write(result));
      }
    }
    throw ApiError.of(
        501,
        "not_in_fake_clerk",
        "not in FakeClerk",
        "FakeClerk does not have "
            + method
            + " "
            + url.encodedPath()
            + "; give it an answer with answerAlways.");
  }

  private static @Nullable Map<String, String> match(Route route, String method, HttpUrl url) {
    return route.method().equals(method) ? route.path().match(url.pathSegments()) : null;
  }
}
