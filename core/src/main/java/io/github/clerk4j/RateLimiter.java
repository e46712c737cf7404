package io.github.clerk4j;

import java.time.Duration;
import java.util.concurrent.CompletionStage;

/**
 * How many requests may be sent in what time, for one client or for all that share it. With one of
 * its own, kept in a store that they have in common, a fleet of services stays below Clerk's limit
 * together. Must be safe for use by several threads.
 *
 * <p>Without a limiter, a client sends as fast as it is called until Clerk answers 429, and then
 * waits as long as Clerk says; it does so with one, too.
 */
public interface RateLimiter {
  /**
   * Takes one request out of the limiter. The stage ends with the time to wait before the request is
   * sent, zero for none. If that time is longer than {@code maxWait}, nothing may have been taken,
   * as the request is not going to be sent.
   *
   * <p>If this method throws, returns null, or its stage fails or ends with null, the request is
   * sent as if there were no limiter, and the failure is logged at WARN. A stage that never ends
   * holds the call until its timeout, which then fails with {@link RateLimitedException}.
   *
   * <p>Called before each request, on the calling thread at first and on a thread that runs
   * callbacks for retries. A store should be asked without blocking, so that {@link
   * ClerkClient#async} blocks no threads.
   */
  CompletionStage<Duration> reserve(Duration maxWait);

  /**
   * Is told that Clerk answered 429 and executes nothing for so long. Does nothing unless
   * overridden. Anything that it throws is logged and otherwise ignored.
   */
  default void onRateLimited(Duration retryAfter) {}

  /**
   * So many requests in any period of this length, in this JVM. Clerk takes 1000 in 10 s for a
   * production instance, and 100 in 10 s for a development instance. Periods are taken 5 % longer,
   * as requests do not arrive at the distances at which they are sent.
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
