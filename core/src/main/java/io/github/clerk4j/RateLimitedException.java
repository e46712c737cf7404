package io.github.clerk4j;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A call that a rate limit prevented. Either Clerk responded with 429 and did not execute it, or it
 * was not sent, because the rate limit lasts longer than the call may wait.
 */
public final class RateLimitedException extends ClerkApiException {
  private final @Nullable Duration retryAfter;

  RateLimitedException(ErrorResponse response) {
    super(response);
    this.retryAfter = response.retryAfter();
  }

  /** Returns an exception for a call that was not sent. */
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
   * Returns the time to wait before the next such call, or null if it is not known. The time counts
   * from the response, or from the decision not to send the call. More than a day in the response
   * counts as one day.
   */
  public @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
