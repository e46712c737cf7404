package io.github.clerk4j;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Is told of each attempt of each call, to count and time them. With Micrometer:
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
 * <p>Must be thread-safe and quick, as it is called before the call goes on: by the calling thread,
 * or, for an asynchronous call, by the thread of the HTTP client that made the attempt or by one of
 * those that run callbacks (see {@link AsyncClerkClient}). Each attempt is told once. Anything that
 * the listener throws is logged and otherwise ignored.
 */
@FunctionalInterface
public interface CallListener {
  /** An attempt has ended. */
  void onAttempt(Attempt attempt);

  /**
   * An attempt that has ended. Holds no secrets, no ids and no query, except in {@code failure}.
   *
   * @param operation the operation's name, such as {@code getUser}
   * @param method such as {@code GET}
   * @param path with variables in place of ids, such as {@code /users/{user_id}}
   * @param number counted from 1 in each call
   * @param status of the answer, or 0 where there was none
   * @param traceId what identifies the attempt in Clerk's logs, if the answer named it
   * @param failure what the call ends with if this was the last attempt; null after a success
   * @param duration from sending the request to having read the answer; zero if it was not sent
   * @param retryAfter after what time there is another attempt, at the earliest; null if there is
   *     none
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
     * How it ended, in few enough words to tag a metric: the status; {@code no_answer}; {@code
     * unreadable} for a success that cannot be read, {@code broken_off} for one that was not read
     * to its end; {@code not_sent} if a limit, the queue of the HTTP client, a cancellation, an
     * interruption or the end of the client was in the way.
     */
    public String outcome() {
      if (failure instanceof UnreadableResponseException) {
        return "unreadable";
      } else if (status == 0) {
        return failure instanceof ClerkConnectionException e && !e.isUnsent()
            ? "no_answer"
            : "not_sent";
      }
      return failure instanceof ClerkConnectionException ? "broken_off" : String.valueOf(status);
    }
  }
}
