package io.github.clerk4j;

import io.github.clerk4j.api.AsyncClerkServices;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

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
  private final HttpTransport transport;

  AsyncClerkClient(HttpTransport transport) {
    super(transport.bounded());
    this.transport = transport;
  }

  /**
   * Makes a call and returns its value with the response; see {@link ClerkClient#withResponse}. The
   * future fails with the call's exception, and cancelling it cancels the call.
   *
   * @param call makes the call with the client that it gets
   */
  public <T extends @Nullable Object> CompletableFuture<ClerkResponse<T>> withResponse(
      Function<? super AsyncClerkClient, CompletableFuture<T>> call) {
    ResponseRecorder recorder = new ResponseRecorder();
    CompletableFuture<T> made =
        SettingCheck.notNull("call", call)
            .apply(new AsyncClerkClient(transport.recordedBy(recorder)));
    CompletableFuture<ClerkResponse<T>> response = made.thenApply(recorder::with);
    var unused =
        response.whenComplete(
            (value, failure) -> {
              if (!made.isDone()) { // cancelled, or completed by its holder
                made.cancel(true);
              }
            });
    return response;
  }
}
