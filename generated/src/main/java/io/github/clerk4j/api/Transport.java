package io.github.clerk4j.api;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A transport for the calls of services. Thread-safe. */
public interface Transport {
  /** Returns the endpoints that make the services' requests. */
  Endpoints endpoints();

  /** Returns the query parameters that are added to calls that do not set them themselves. */
  default Map<String, String> query() {
    return Map.of();
  }

  /** Sends a call and returns its value, or throws. */
  <T> T call(ApiCall<T> call);

  /**
   * Sends a call asynchronously. The future fails with the exception that {@link #call} would
   * throw, and cancelling it cancels the call.
   */
  <T> CompletableFuture<T> callAsync(ApiCall<T> call);
}
