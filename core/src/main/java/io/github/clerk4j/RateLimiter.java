package io.github.clerk4j;

import java.time.Duration;
import java.util.concurrent.CompletionStage;

/**
 * A limit on the requests of one client, or of all clients that share it. An implementation on a
 * common store keeps a fleet of services below Clerk's limit together. Must be thread-safe.
 *
 * <p>Without a rate limiter, a client sends every call at once. With or without one, it waits after
 * a 429 until {@code Retry-After} is over.
 */
public interface RateLimiter {
  /**
   * Reserves one request, and returns the time to wait before it is sent; zero means at once. If
   * that time exceeds {@code maxWait}, the request is not sent, so nothing must be reserved.
   *
   * <p>If this method throws or returns null, or its stage fails or completes with null, the
   * request is sent as if there were no rate limiter, and the failure is logged at WARN. If the
   * stage never completes, the call throws {@link RateLimitedException} at its timeout.
   *
   * <p>Called before each request: on the calling thread for the first attempt, on a callback
   * thread for retries. An implementation should not block, so that {@link ClerkClient#async}
   * blocks no threads.
   *
   * @param maxWait the longest time that the call can wait
   */
  CompletionStage<Duration> reserve(Duration maxWait);

  /**
   * Called after a 429 that concerns all operations. Does nothing unless overridden. An exception
   * is logged and otherwise ignored.
   *
   * @param retryAfter the time in which Clerk executes nothing
   */
  default void onRateLimited(Duration retryAfter) {}

  /**
   * Returns a rate limiter in memory: this many requests in any period of this length. Clerk allows
   * 1000 in 10 s for a production instance, and 100 in 10 s for a development instance. Periods are
   * extended by 5 %, because requests do not arrive at the intervals at which they are sent.
   *
   * @param requests from 1 to 1,000,000
   * @param period positive, and at most 365 days
   * @throws ClerkConfigurationException if one of them is out of range
   */
  static RateLimiter of(int requests, Duration period) {
    SettingCheck.rateLimit(requests, period);
    return new SlidingWindowRateLimiter(requests, period);
  }
}
