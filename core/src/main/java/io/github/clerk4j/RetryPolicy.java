package io.github.clerk4j;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When a call that failed is sent again. Unless changed:
 *
 * <ul>
 *   <li>at most 3 times after the first
 *   <li>not later than 30 s after the call began, nor than its timeout allows
 *   <li>after what the answer's {@code Retry-After} says, in seconds or as a date; else after a
 *       random time (full jitter) up to 500 ms, 1 s, 2 s and so on, doubling up to 8 s
 *   <li>at once if a kept connection broke, as there is nothing wrong with Clerk
 *   <li>any call that was answered with 429, or whose request never left: it was not executed
 *   <li>a GET that was answered with 408, 500, 502, 503 or 504, or not, or not to the end
 * </ul>
 *
 * <p>Another call that may have been executed is sent again only where {@link
 * CallOptions#idempotent} says that this does no harm: PUT and DELETE are idempotent for HTTP, but
 * repeated they can undo what others did in between, or answer 404 for a success. No other status
 * is a reason, and neither is an answer that arrived and cannot be read.
 *
 * <p>Immutable.
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

  /** A builder that has the defaults listed above. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder that has the settings of this policy. */
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
      int attempt,
      AttemptOutcome<?> failed,
      boolean idempotent,
      Duration elapsed,
      double random) {
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

  /** Sets up a policy. Not safe for use by several threads at once. */
  public static final class Builder {
    private static final Duration LONGEST = Duration.ofDays(365); // its nanoseconds fit a long

    private int maxRetries = 3;
    private Duration maxDuration = Duration.ofSeconds(30);
    private Duration firstDelay = Duration.ofMillis(500);
    private Duration maxDelay = Duration.ofSeconds(8);

    private Builder() {}

    /**
     * Sets the maximum number of retries; 0 disables them.
     *
     * @throws ClerkConfigurationException if it is negative
     */
    public Builder maxRetries(int maxRetries) {
      this.maxRetries = SettingCheck.notNegative("maxRetries", maxRetries);
      return this;
    }

    /** How long after its beginning a call can be sent again; must be positive. */
    public Builder maxDuration(Duration maxDuration) {
      this.maxDuration = checked("maxDuration", maxDuration);
      return this;
    }

    /**
     * The longest time to wait before the second attempt, which doubles with each further one, and
     * up to what; must be positive.
     */
    public Builder backoff(Duration first, Duration max) {
      this.firstDelay = checked("the first time of backoff", first);
      this.maxDelay = checked("the longest time of backoff", max);
      return this;
    }

    public RetryPolicy build() {
      return new RetryPolicy(this);
    }

    private static Duration checked(String setting, Duration duration) {
      return SettingCheck.positive(setting, duration).compareTo(LONGEST) > 0 ? LONGEST : duration;
    }
  }
}
