package io.github.clerk4j;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An observer of one call, which {@link CallListener#onCall} returns. Its methods are called one
 * after the other: {@link #onAttempt} for each attempt, then {@link #onEnd} once.
 *
 * <p>Both run on the calling thread. For an asynchronous call they run on a thread of the HTTP
 * client or on a callback thread. The call goes on only when they return. An exception is logged
 * and otherwise ignored.
 */
@FunctionalInterface
public interface CallObserver {
  /** Called when an attempt has ended. */
  void onAttempt(CallListener.Attempt attempt);

  /**
   * Called when the call has ended, before its caller gets the value or the exception. Does nothing
   * unless overridden.
   */
  default void onEnd(Result result) {}

  /**
   * The end of a call. It holds no secrets, ids or query, except in {@code failure}.
   *
   * @param attempts the number of attempts; 0 if a bulkhead was full
   * @param outcome the {@link CallListener.Attempt#outcome} of the last attempt
   * @param traceId the id of the last attempt in Clerk's logs, or null without one
   * @param failure the throwable that the caller gets, or null after a success
   * @param duration the time since the beginning, with all attempts, delays and waits
   * @param rateLimitWait the time in which attempts waited for rate limits and the rate limiter;
   *     zero if none had to wait. The delays between attempts are not part of it.
   */
  record Result(
      int attempts,
      String outcome,
      @Nullable String traceId,
      @Nullable Throwable failure,
      Duration duration,
      Duration rateLimitWait) {}
}
