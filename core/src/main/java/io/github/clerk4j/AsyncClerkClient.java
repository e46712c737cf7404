package io.github.clerk4j;

import io.github.clerk4j.api.AsyncClerkServices;
import io.github.clerk4j.api.Transport;

/**
 * Clerk's Backend API without waiting: each method returns a {@code CompletableFuture}. Cancelling
 * the future cancels the request. Lives and ends with the {@link ClerkClient} it is from.
 * Thread-safe.
 *
 * <p>Requests are sent by the threads of the HTTP client. Futures are completed, and callbacks on
 * them run, on other daemon threads of this client, 64 unless more are needed because callbacks
 * wait for futures. A callback may therefore call {@code join()} on another call, or make a call
 * that waits. A callback that blocks for long otherwise should run on threads of your own ({@code
 * thenApplyAsync(function, executor)}). A callback on a future that has already ended runs on the
 * calling thread, and after {@link ClerkClient#close} callbacks run on the thread that ends the
 * call.
 */
public final class AsyncClerkClient extends AsyncClerkServices {
  AsyncClerkClient(Transport transport) {
    super(transport);
  }
}
