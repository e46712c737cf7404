package io.github.clerk4j.auth;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
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
      Throwable failure = failure(e);
      throw failure instanceof VerificationUnavailableException known
          ? new VerificationUnavailableException(
              known.reason(), String.valueOf(known.getMessage()), known)
          : unchecked("its key cannot be fetched", failure);
    }
  }

  /** Returns the cause without the exceptions that futures wrap around it. */
  static Throwable failure(@Nullable Throwable e) {
    Throwable failure = e == null ? new IllegalStateException("neither keys nor a failure") : e;
    while ((failure instanceof CompletionException || failure instanceof ExecutionException)
        && failure.getCause() != null) {
      failure = failure.getCause();
    }
    return failure;
  }

  static VerificationUnavailableException tooSlow(@Nullable Throwable cause) {
    return unchecked("its key is being fetched for too long", cause);
  }

  private static VerificationUnavailableException unchecked(String why, @Nullable Throwable cause) {
    return new VerificationUnavailableException(
        AuthReason.JWK_REMOTE_FAILED_TO_LOAD, "The token cannot be checked, as " + why, cause);
  }
}
