package io.github.clerk4j.token;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The ways of calling Clerk during verification. One decision serves both: it is written over
 * futures, which are complete from the start in {@link #BLOCKING} mode.
 *
 * <p>Part of the bridge to {@code io.github.clerk4j.auth}; applications do not need it.
 */
public enum CallMode {
  /** Calls run on the calling thread. Every returned future is complete. */
  BLOCKING,

  /** Calls run on the client's threads. No thread is blocked. */
  ASYNC;

  /** Makes a call in this mode. Whatever it throws is the failure of the future. */
  public <T extends @Nullable Object> CompletableFuture<T> call(
      Supplier<T> blocking, Supplier<? extends CompletableFuture<T>> async) {
    try {
      return this == BLOCKING ? CompletableFuture.completedFuture(blocking.get()) : async.get();
    } catch (Throwable e) { // Errors, too, as they would be the failure of the other mode
      return CompletableFuture.failedFuture(e);
    }
  }

  /** Returns the value of a complete future, or throws its failure as it is. */
  public static <T extends @Nullable Object> T result(CompletableFuture<T> complete) {
    try {
      return complete.join();
    } catch (CompletionException e) {
      throw CallMode.<RuntimeException>unchecked(failure(e));
    }
  }

  /** Returns a failure without the exceptions that futures wrap around it. */
  public static Throwable failure(Throwable e) {
    Throwable failure = e;
    while ((failure instanceof CompletionException || failure instanceof ExecutionException)
        && failure.getCause() != null) {
      failure = failure.getCause();
    }
    return failure;
  }

  /** Throws any failure as it is, be it one that is not declared. */
  @SuppressWarnings("unchecked")
  private static <E extends Throwable> RuntimeException unchecked(Throwable e) throws E {
    throw (E) e;
  }
}
