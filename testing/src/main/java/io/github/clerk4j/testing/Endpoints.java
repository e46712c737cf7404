package io.github.clerk4j.testing;

import java.util.ArrayList;
import java.util.List;

/** The endpoints that an instance knows: those of the Backend API, and its own Frontend API. */
final class Endpoints {
  /**
   * A method and path.
   *
   * @param path the path without {@code /v1}
   */
  private record Endpoint(String method, PathPattern path) {
    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  private static final int SHOWN = 5;

  private final Router frontend;

  /**
   * @param frontend the routes for browsers
   */
  Endpoints(Router frontend) {
    this.frontend = frontend;
  }

  /**
   * Checks that a request can have this method and path.
   *
   * @throws IllegalArgumentException if not; the message names what is near
   */
  void check(String method, PathPattern path) {
    List<Endpoint> all = all();
    List<Endpoint> ofPath = all.stream().filter(each -> each.path().overlaps(path)).toList();
    if (ofPath.stream().noneMatch(each -> each.method().equals(method))) {
      String stub = method + " " + path;
      throw new IllegalArgumentException(
          "stub must be for an operation: "
              + stub
              + ". "
              + (ofPath.isEmpty()
                  ? "Near ones: " + String.join(", ", nearest(stub, all))
                  : "There is " + String.join(", ", names(ofPath)))
              + ". For others, call stubOther.");
    }
  }

  private static List<String> nearest(String stub, List<Endpoint> all) {
    List<String> sorted = Nearest.sorted(stub, names(all));
    return sorted.subList(0, Math.min(SHOWN, sorted.size()));
  }

  private static List<String> names(List<Endpoint> endpoints) {
    return endpoints.stream().map(Endpoint::toString).distinct().toList();
  }

  private List<Endpoint> all() {
    List<Endpoint> all = new ArrayList<>();
    for (Operation each : Description.get().operations()) {
      all.add(new Endpoint(each.method(), each.pattern()));
    }
    frontend.forEach(
        "/" + Routes.FRONTEND_API + "/v1", (method, path) -> all.add(new Endpoint(method, path)));
    return all;
  }
}
