package io.github.clerk4j.api;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Futures that depend on a call. */
final class DependentFuture {
  private DependentFuture() {}

  /**
   * Returns a future of a value that is made from the call's value. If it ends otherwise, by its
   * holder or a timeout of its own, the call is cancelled.
   */
  static <T extends @Nullable Object, R extends @Nullable Object> CompletableFuture<R> of(
      CompletableFuture<T> call, Function<? super T, ? extends R> value) {
    CompletableFuture<R> dependent = call.thenApply(value);
    var unused =
        dependent.whenComplete(
            (result, failure) -> {
              if (!call.isDone()) {
                call.cancel(true);
              }
            });
    return dependent;
  }
}
