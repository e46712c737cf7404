package io.github.clerk4j.api;

import java.util.concurrent.CompletableFuture;

/** Sends the calls that services state. Safe for use by several threads. */
public interface Transport {
  /** Where the services' requests are put together. */
  Endpoints endpoints();

  /** Sends a call and answers with the value it was answered with; throws where it was not. */
  <T> T call(ApiCall<T> call);

  /**
   * Sends a call without waiting; the future fails with what {@link #call} throws, and cancelling
   * it cancels the call.
   */
  <T> CompletableFuture<T> callAsync(ApiCall<T> call);
}
