package io.github.clerk4j;

import io.github.clerk4j.api.AsyncClerkServices;
import io.github.clerk4j.api.Caller;

/**
 * Clerk's Backend API without waiting: each method answers with a {@code CompletableFuture}, whose
 * cancellation cancels the request. Lives and ends with the {@link ClerkClient} it is from. Safe
 * for use by several threads.
 */
public final class AsyncClerkClient extends AsyncClerkServices {
  AsyncClerkClient(Caller caller) {
    super(caller);
  }
}
