package io.github.clerk4j;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

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
   * that time exceeds {@link Request#maxWait}, the request is not sent, so nothing must be
   * reserved.
   *
   * <p>If this method throws or returns null, or its stage fails or completes with null, the
   * request is sent as if there were no rate limiter, and the failure is logged at WARN. If the
   * stage never completes, the call throws {@link RateLimitedException} at its timeout.
   *
   * <p>Called before each request: on the calling thread for the first attempt, on a callback
   * thread for retries. An implementation should not block, so that {@link ClerkClient#async}
   * blocks no threads.
   */
  CompletionStage<Duration> reserve(Request request);

  /**
   * Called after each 429. Does nothing unless overridden. An exception is logged and otherwise
   * ignored.
   *
   * @param request the request that was rate limited
   * @param retryAfter the time in which Clerk does not execute such requests
   * @param forAll true if the 429 concerns all operations, false if it concerns those of the
   *     request's bucket
   */
  default void onRateLimited(Request request, Duration retryAfter, boolean forAll) {}

  /**
   * Returns the time for which requests like this one are held back, as far as it is known without
   * asking anybody; zero unless overridden. Called when a request has waited and is about to be
   * sent. If it is held back by now, for example because another service got a 429, {@link
   * #reserve} is called again. Must not block.
   */
  default Duration heldFor(Request request) {
    return Duration.ZERO;
  }

  /**
   * A request that is about to be sent.
   *
   * @param instance a name for the Clerk instance: a hash of the secret key, from which the key
   *     cannot be computed
   * @param bucket the operation, such as {@code GET /users/{}}, or the resource whose changes Clerk
   *     limits, such as {@code /users/user_1}
   * @param lane the priority of the call
   * @param maxWait the longest time that the call can wait
   * @param instanceLimit the limit that Clerk documents for all requests of the instance
   * @param bucketLimit the limit that Clerk documents for the bucket, or null if there is none
   */
  record Request(
      String instance,
      String bucket,
      Lane lane,
      Duration maxWait,
      Limit instanceLimit,
      @Nullable Limit bucketLimit) {}

  /**
   * A number of requests in any period of a length.
   *
   * @param requests from 1 to 1,000,000
   * @param period positive, and at most 365 days
   */
  record Limit(int requests, Duration period) {
    /**
     * Creates a limit.
     *
     * @throws ClerkConfigurationException if an argument is out of range
     */
    public Limit {
      SettingCheck.rateLimit(requests, period);
    }
  }

  /**
   * Returns a rate limiter in memory: this many requests in any period of this length. Clerk allows
   * 1000 in 10 s for a production instance, and 100 in 10 s for a development instance. A fifth is
   * kept for the interactive {@link Lane}. Periods are extended by 5 %, because requests do not
   * arrive at the intervals at which they are sent.
   *
   * @param requests from 1 to 1,000,000
   * @param period positive, and at most 365 days
   * @throws ClerkConfigurationException if one of them is out of range
   */
  static RateLimiter of(int requests, Duration period) {
    return new SlidingWindowRateLimiter(new Limit(requests, period));
  }
}
