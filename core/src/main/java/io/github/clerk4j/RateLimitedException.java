package io.github.clerk4j;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Too many calls in too short a time: Clerk answered 429 and did not execute this one; or it was
 * not sent, as the limit of which another call learned lasts longer than this one has time.
 */
public final class RateLimitedException extends ClerkApiException {
  private final @Nullable Duration retryAfter;

  RateLimitedException(ErrorAnswer answer) {
    super(answer);
    this.retryAfter = answer.retryAfter();
  }

  /** The call was not sent: its rate limit does not allow for it in time. */
  static RateLimitedException unsent(String call, Duration wait) {
    ErrorAnswer instead = ErrorAnswer.unsent(call, wait);
    String until = wait.isZero() ? "" : " for another " + wait.toMillis() + " ms";
    return new RateLimitedException(
        instead.message() + ", not sent: the rate limit holds it back" + until, instead);
  }

  private RateLimitedException(String message, ErrorAnswer instead) {
    super(message, instead);
    this.retryAfter = instead.retryAfter();
  }

  /**
   * How long to wait before the next call, counted from the answer, or from when it was decided not
   * to send this one; null where that is not known.
   */
  public @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
