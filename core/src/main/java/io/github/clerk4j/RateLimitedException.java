package io.github.clerk4j;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Too many calls in too short a time: Clerk answered 429 and did not execute this one. */
public final class RateLimitedException extends ClerkApiException {
  private final @Nullable Duration retryAfter;

  RateLimitedException(ErrorAnswer answer) {
    super(answer);
    this.retryAfter = answer.retryAfter();
  }

  /**
   * How long to wait before the next call, counted from the answer; null where Clerk did not say.
   */
  public @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
