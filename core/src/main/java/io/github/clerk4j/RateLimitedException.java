package io.github.clerk4j;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Too many calls in too short a time. Either Clerk answered 429 and did not execute this one, or it
 * was not sent, because a rate limit that another call ran into lasts longer than this call may
 * take.
 */
public final class RateLimitedException extends ClerkApiException {
  private final @Nullable Duration retryAfter;

  RateLimitedException(ErrorResponse answer) {
    super(answer);
    this.retryAfter = answer.retryAfter();
  }

  /** The call was not sent: its rate limit does not allow for it in time. */
  static RateLimitedException unsent(String call, Duration wait) {
    ErrorResponse instead = ErrorResponse.unsent(call, wait);
    String until = wait.isZero() ? "" : " (retry after " + RetryAfter.text(wait) + ")";
    return new RateLimitedException(
        call
            + ": "
            + instead.status()
            + ", not sent: the rate limit does not admit it in time"
            + until,
        instead);
  }

  private RateLimitedException(String message, ErrorResponse instead) {
    super(message, instead);
    this.retryAfter = instead.retryAfter();
  }

  /**
   * Returns the time to wait before the next such call, or null if it is not known. It is counted
   * from the response, or from the decision not to send the call. A longer time than a day in the
   * response counts as one day.
   */
  public @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
