package io.github.clerk4j;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A policy for retries of failed calls. Defaults:
 *
 * <ul>
 *   <li>Number: at most 3 retries, within 30 s after the call began and within its timeout.
 *   <li>Delay: {@code Retry-After} if the response has it, in seconds or as a date. Otherwise
 *       exponential backoff with full jitter: a random time up to 500 ms, 1 s, 2 s and so on,
 *       doubling up to 8 s. None if a kept connection broke.
 *   <li>Every call is retried after a 429, and if its request never left: it was not executed.
 *   <li>A GET is also retried after 408, 500, 502, 503 or 504, and without a complete response. So
 *       is a call with an idempotency key.
 * </ul>
 *
 * <p>Another call that may have been executed is retried only if {@link CallOptions#idempotent}
 * allows it. PUT and DELETE are idempotent in HTTP, but a repetition can undo a change that others
 * made in between, or fail with 404 after a success. No other status is retried. A complete
 * response that cannot be read is not retried either.
 *
 * <p>Immutable and thread-safe.
 */
public final class RetryPolicy {
  /** A policy without retries. */
  public static final RetryPolicy NEVER = builder().maxRetries(0).build();

  private static final int TOO_MANY_REQUESTS = 429;
  private static final Set<Integer> FAULTS = Set.of(408, 500, 502, 503, 504);

  private final int maxRetries;
  private final Duration maxDuration;
  private final Duration firstDelay;
  private final Duration maxDelay;

  private RetryPolicy(Builder builder) {
    this.maxRetries = builder.maxRetries;
    this.maxDuration = builder.maxDuration;
    this.firstDelay = builder.firstDelay;
    this.maxDelay = builder.maxDelay;
  }

  /** Returns a builder with the defaults listed above. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the settings of this policy. */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.maxRetries = maxRetries;
    builder.maxDuration = maxDuration;
    builder.firstDelay = firstDelay;
    builder.maxDelay = maxDelay;
    return builder;
  }

  /**
   * Returns the time to wait before another attempt, or null to give up.
   *
   * @param attempt the number of the attempt that failed, from 1
   * @param idempotent true if the call may be executed twice
   * @param elapsed the time since the call began
   * @param random from 0 to 1
   */
  @Nullable Duration retryAfter(
      int attempt, AttemptOutcome<?> failed, boolean idempotent, Duration elapsed, double random) {
    if (attempt > maxRetries || !mayRetry(failed, idempotent)) {
      return null;
    }
    Duration delay = delay(attempt, failed, random);
    return delay.compareTo(maxDuration.minus(elapsed)) < 0 ? delay : null;
  }

  /** Returns the time to wait if there is another attempt. */
  Duration delay(int attempt, AttemptOutcome<?> failed, double random) {
    Duration retryAfter = failed.retryAfter();
    return retryAfter == null ? backoff(attempt, random) : retryAfter;
  }

  private static boolean mayRetry(AttemptOutcome<?> failed, boolean idempotent) {
    if (!failed.sent() || (failed.complete() && failed.status() == TOO_MANY_REQUESTS)) {
      return true;
    }
    return idempotent && (!failed.complete() || FAULTS.contains(failed.status()));
  }

  private Duration backoff(int attempt, double random) {
    double longest =
        Math.min((double) maxDelay.toNanos(), firstDelay.toNanos() * Math.pow(2, attempt - 1.0));
    return Duration.ofNanos((long) (longest * random));
  }

  @Override
  public String toString() {
    return "RetryPolicy[maxRetries=%d, maxDuration=%s, backoff=%s to %s]"
        .formatted(maxRetries, maxDuration, firstDelay, maxDelay);
  }

  /** A builder of policies. Not thread-safe. */
  public static final class Builder {
    private static final Duration LONGEST = Duration.ofDays(365); // its nanoseconds fit a long

    private int maxRetries = 3;
    private Duration maxDuration = Duration.ofSeconds(30);
    private Duration firstDelay = Duration.ofMillis(500);
    private Duration maxDelay = Duration.ofSeconds(8);

    private Builder() {}

    /**
     * Sets the maximum number of retries; 0 disables them. Defaults to 3.
     *
     * @throws ClerkConfigurationException if it is negative
     */
    public Builder maxRetries(int maxRetries) {
      this.maxRetries = SettingCheck.notNegative("maxRetries", maxRetries);
      return this;
    }

    /**
     * Sets the time after the beginning of a call in which it is retried. Defaults to 30 s.
     *
     * @throws ClerkConfigurationException if it is not positive
     */
    public Builder maxDuration(Duration maxDuration) {
      this.maxDuration = checked("maxDuration", maxDuration);
      return this;
    }

    /**
     * Sets the bounds of the random delay. Defaults to 500 ms and 8 s.
     *
     * @param first the longest delay before the second attempt; it doubles with each further one
     * @param max the longest delay of all
     * @throws ClerkConfigurationException if one of them is not positive
     */
    public Builder backoff(Duration first, Duration max) {
      this.firstDelay = checked("the first time of backoff", first);
      this.maxDelay = checked("the longest time of backoff", max);
      return this;
    }

    /** Builds the policy. */
    public RetryPolicy build() {
      return new RetryPolicy(this);
    }

    private static Duration checked(String setting, Duration duration) {
      return SettingCheck.positive(setting, duration).compareTo(LONGEST) > 0 ? LONGEST : duration;
    }
  }
}
