package io.github.clerk4j.auth;

import io.github.clerk4j.token.CallMode;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Recovery from one kind of failure of a future: a {@code catch} clause for futures. */
final class Recovery {
  private Recovery() {}

  /** Returns a future that goes on with a function if another one fails with this type. */
  static <T, E extends Throwable> CompletableFuture<T> from(
      Class<E> type, CompletableFuture<T> tried, Function<E, CompletableFuture<T>> recover) {
    return tried.exceptionallyCompose(
        thrown -> {
          Throwable failure = CallMode.failure(thrown);
          return type.isInstance(failure)
              ? recover.apply(type.cast(failure))
              : CompletableFuture.failedFuture(failure);
        });
  }
}
