package io.github.clerk4j.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Which handler answers which method and path; of several that match, the first. */
final class Router {
  /** Answers with a resource, a list or a map of them; or throws an {@link ApiError}. */
  interface Handler {
    Object handle(Call call);
  }

  private record Route(String method, PathPattern path, Handler handler) {}

  private final List<Route> routes = new ArrayList<>();

  /** The path is that of Clerk's reference, without {@code /v1}. */
  void on(String method, String path, Handler handler) {
    routes.add(new Route(method, PathPattern.of("/v1" + path), handler));
  }

  Object handle(String method, HttpUrl url, String body) {
    for (Route route : routes) {
      Map<String, String> variables = match(route, method, url);
      if (variables != null) {
        return route.handler().handle(new Call(variables, url, body));
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
