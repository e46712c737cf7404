package io.github.clerk4j.api;

/** Requests to any endpoint. Same as {@link RawApi}, without blocking. Thread-safe. */
public final class RawApiAsync {
  private final Transport caller;

  RawApiAsync(Transport caller) {
    this.caller = caller;
  }

  /**
   * Returns a GET request; see {@link RawApi#get}.
   *
   * @throws IllegalArgumentException if the path or an id is malformed, or their numbers differ
   */
  public RawRequestAsync get(String path, String... ids) {
    return new RawRequestAsync(caller, "raw().get", "GET", path, ids);
  }

  /**
   * Returns a POST request; see {@link RawApi#post}.
   *
   * @throws IllegalArgumentException if the path or an id is malformed, or their numbers differ
   */
  public RawRequestAsync post(String path, String... ids) {
    return new RawRequestAsync(caller, "raw().post", "POST", path, ids);
  }

  /**
   * Returns a PUT request; see {@link RawApi#put}.
   *
   * @throws IllegalArgumentException if the path or an id is malformed, or their numbers differ
   */
  public RawRequestAsync put(String path, String... ids) {
    return new RawRequestAsync(caller, "raw().put", "PUT", path, ids);
  }

  /**
   * Returns a PATCH request; see {@link RawApi#patch}.
   *
   * @throws IllegalArgumentException if the path or an id is malformed, or their numbers differ
   */
  public RawRequestAsync patch(String path, String... ids) {
    return new RawRequestAsync(caller, "raw().patch", "PATCH", path, ids);
  }

  /**
   * Returns a DELETE request; see {@link RawApi#delete}.
   *
   * @throws IllegalArgumentException if the path or an id is malformed, or their numbers differ
   */
  public RawRequestAsync delete(String path, String... ids) {
    return new RawRequestAsync(caller, "raw().delete", "DELETE", path, ids);
  }

  /**
   * Returns a request of any method; see {@link RawApi#request}.
   *
   * @param method the HTTP method, in capitals, such as {@code HEAD}
   * @throws IllegalArgumentException if an argument is malformed, or the numbers of variables and
   *     ids differ
   */
  public RawRequestAsync request(String method, String path, String... ids) {
    return new RawRequestAsync(
        caller, "raw().request", Arguments.method("raw().request", method), path, ids);
  }
}
