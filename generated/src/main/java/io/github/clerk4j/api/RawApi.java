package io.github.clerk4j.api;

/**
 * Requests to any endpoint of Clerk's Backend API, for operations, parameters and members that this
 * library does not know yet:
 *
 * <pre>{@code
 * Map<String, Object> count = clerk.raw().get("/users/count").query("query", "john").readMap();
 * User user = clerk.raw().get("/users/{user_id}", id).read(User.class);
 * clerk.raw().patch("/users/{user_id}", id).json(Map.of("new_member", true)).send();
 * }</pre>
 *
 * <p>Retries, rate limits, timeouts and errors are those of all services. The path begins with a
 * slash and has neither host, version nor query. Each variable in braces takes one of the ids, in
 * their order, encoded as one segment. Listeners and logs see the variables instead of the ids.
 * Thread-safe.
 */
public final class RawApi {
  private final Transport caller;

  RawApi(Transport caller) {
    this.caller = caller;
  }

  /**
   * Returns a GET request to a path.
   *
   * @throws IllegalArgumentException if the path or an id is malformed, or their numbers differ
   */
  public RawRequest get(String path, String... ids) {
    return new RawRequest(caller, "raw().get", "GET", path, ids);
  }

  /**
   * Returns a POST request to a path.
   *
   * @throws IllegalArgumentException if the path or an id is malformed, or their numbers differ
   */
  public RawRequest post(String path, String... ids) {
    return new RawRequest(caller, "raw().post", "POST", path, ids);
  }

  /**
   * Returns a PUT request to a path.
   *
   * @throws IllegalArgumentException if the path or an id is malformed, or their numbers differ
   */
  public RawRequest put(String path, String... ids) {
    return new RawRequest(caller, "raw().put", "PUT", path, ids);
  }

  /**
   * Returns a PATCH request to a path.
   *
   * @throws IllegalArgumentException if the path or an id is malformed, or their numbers differ
   */
  public RawRequest patch(String path, String... ids) {
    return new RawRequest(caller, "raw().patch", "PATCH", path, ids);
  }

  /**
   * Returns a DELETE request to a path.
   *
   * @throws IllegalArgumentException if the path or an id is malformed, or their numbers differ
   */
  public RawRequest delete(String path, String... ids) {
    return new RawRequest(caller, "raw().delete", "DELETE", path, ids);
  }

  /**
   * Returns a request of any method.
   *
   * @param method the HTTP method, in capitals, such as {@code HEAD}
   * @throws IllegalArgumentException if an argument is malformed, or the numbers of variables and
   *     ids differ
   */
  public RawRequest request(String method, String path, String... ids) {
    return new RawRequest(
        caller, "raw().request", Arguments.method("raw().request", method), path, ids);
  }
}
