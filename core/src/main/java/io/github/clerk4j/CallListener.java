package io.github.clerk4j;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A listener to the attempts of calls, for metrics. With Micrometer:
 *
 * <pre>{@code
 * ClerkClient.builder()
 *     .listener(
 *         attempt ->
 *             Timer.builder("clerk.attempts")
 *                 .tag("operation", attempt.operation())
 *                 .tag("outcome", attempt.outcome())
 *                 .tag("last", String.valueOf(attempt.retryAfter() == null))
 *                 .register(registry)
 *                 .record(attempt.duration()))
 *     .build();
 * }</pre>
 *
 * <p>Must be thread-safe and fast, because the call goes on only when the listener returns. It runs
 * on the calling thread. For an asynchronous call it runs on a thread of the HTTP client or on a
 * callback thread (see {@link AsyncClerkClient}). It is called once for each attempt. An exception
 * is logged and otherwise ignored.
 */
@FunctionalInterface
public interface CallListener {
  /** Called when an attempt has ended. */
  void onAttempt(Attempt attempt);

  /**
   * An attempt that has ended. It holds no secrets, ids or query, except in {@code failure}.
   *
   * @param operation the name of the operation, such as {@code getUser}, or {@code raw}
   * @param method the HTTP method, such as {@code GET}
   * @param path the path with variables in place of ids, such as {@code /users/{user_id}}
   * @param number the number of the attempt in its call, from 1
   * @param status the status of the response; 0 without a response
   * @param traceId the attempt's id in Clerk's logs, or null if the response has none
   * @param failure the exception of the call if this was the last attempt, or null after a success
   * @param duration the time from sending the request to the end of the response; zero if it was
   *     not sent
   * @param retryAfter the shortest time before another attempt, or null if there is none
   */
  record Attempt(
      String operation,
      String method,
      String path,
      int number,
      int status,
      @Nullable String traceId,
      @Nullable ClerkException failure,
      Duration duration,
      @Nullable Duration retryAfter) {
    /**
     * Returns the outcome, fit for a tag of a metric:
     *
     * <ul>
     *   <li>the status, such as {@code 200}
     *   <li>{@code no_response}
     *   <li>{@code unreadable}: success, but the body cannot be read
     *   <li>{@code broken_off}: success, but the body did not arrive to its end
     *   <li>{@code not_sent}: a rate limit, the queue of the HTTP client, a cancellation, an
     *       interruption or the end of the client prevented it
     * </ul>
     */
    public String outcome() {
      if (failure instanceof UnreadableResponseException) {
        return "unreadable";
      } else if (status == 0) {
        return failure instanceof ClerkConnectionException e && !e.isUnsent()
            ? "no_response"
            : "not_sent";
      }
      return failure instanceof ClerkConnectionException ? "broken_off" : String.valueOf(status);
    }
  }
}
