package io.github.clerk4j;

import io.github.clerk4j.api.AsyncClerkServices;
import io.github.clerk4j.api.Transport;

/**
 * An asynchronous client of Clerk's Backend API: each method returns a {@code CompletableFuture}.
 * Cancelling the future cancels the request. The client ends with the {@link ClerkClient} that it
 * is from. Thread-safe.
 *
 * <p>The threads of the HTTP client send requests. Other daemon threads of this client complete the
 * futures and run their callbacks. There are 64 of them, and more while callbacks wait for futures.
 * A callback may therefore call {@code join()} on another call, or make a synchronous call. A
 * callback that blocks for long otherwise should run on threads of your own ({@code
 * thenApplyAsync(function, executor)}). A callback on a completed future runs on the calling
 * thread. After {@link ClerkClient#close}, callbacks run on the thread that ends the call.
 */
public final class AsyncClerkClient extends AsyncClerkServices {
  AsyncClerkClient(Transport transport) {
    super(transport);
  }
}
