package io.github.clerk4j.token;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Outcomes of fetches of keys, for callers that wait for them. */
final class FetchOutcome {
  private FetchOutcome() {}

  /**
   * Returns the value of a future.
   *
   * @throws VerificationUnavailableException if the future failed or takes longer, or if the thread
   *     is interrupted while it waits; it stays interrupted
   */
  static <T extends @Nullable Object> T await(CompletableFuture<T> future, Duration limit) {
    if (future.isDone() && !future.isCompletedExceptionally()) {
      return future.join();
    }
    try {
      return future.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw tooSlow(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unchecked("its thread was interrupted", e);
    } catch (ExecutionException e) {
      throw unavailable(failure(e));
    }
  }

  /**
   * Returns a future with the same value, that fails if it takes longer. Failures do not occupy the
   * JDK's timer thread with what follows.
   */
  static <T extends @Nullable Object> CompletableFuture<T> within(
      CompletableFuture<T> future, Duration limit) {
    return future.isDone() && !future.isCompletedExceptionally()
        ? future
        : future
            .copy()
            .orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS)
            .exceptionallyComposeAsync(e -> CompletableFuture.failedFuture(reason(failure(e))));
  }

  private static VerificationUnavailableException reason(Throwable failure) {
    return failure instanceof TimeoutException ? tooSlow(failure) : unavailable(failure);
  }

  private static VerificationUnavailableException unavailable(Throwable failure) {
    return failure instanceof VerificationUnavailableException known
        ? new VerificationUnavailableException(
            known.reason(), String.valueOf(known.getMessage()), known)
        : unchecked("its key cannot be fetched", failure);
  }

  /** Returns the cause without the exceptions that futures wrap around it. */
  static Throwable failure(@Nullable Throwable e) {
    return e == null
        ? new IllegalStateException("neither keys nor a failure")
        : CallMode.failure(e);
  }

  static VerificationUnavailableException tooSlow(@Nullable Throwable cause) {
    return unchecked("its key is being fetched for too long", cause);
  }

  private static VerificationUnavailableException unchecked(String why, @Nullable Throwable cause) {
    return new VerificationUnavailableException(
        TokenReason.JWK_REMOTE_FAILED_TO_LOAD, "The token cannot be checked, as " + why, cause);
  }
}
