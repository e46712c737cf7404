package io.github.clerk4j;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A listener to calls, for metrics, traces and logs. A lambda gets each attempt:
 *
 * <pre>{@code
 * ClerkClient.builder()
 *     .listener(attempt -> log.info("{}: {}", attempt.operation(), attempt.outcome()))
 *     .build();
 * }</pre>
 *
 * <p>A listener that overrides {@link #onCall} gets an observer of its own for each call, which is
 * told of the end, too. {@code clerk4j-micrometer} has such a listener.
 *
 * <p>Must be thread-safe and fast, because the call goes on only when the listener returns. It runs
 * on the calling thread. For an asynchronous call, {@link #onAttempt} runs on a thread of the HTTP
 * client or on a callback thread (see {@link AsyncClerkClient}). Each attempt is told once. An
 * exception is logged and otherwise ignored.
 */
@FunctionalInterface
public interface CallListener {
  /** Called when an attempt has ended. */
  void onAttempt(Attempt attempt);

  /**
   * Called when a call begins, on the thread that makes it, before it waits for anything. Returns
   * the observer that is told of its attempts and its end, or null if none is to be told. Unless
   * overridden, the observer passes the attempts to {@link #onAttempt}.
   */
  default @Nullable CallObserver onCall(Call call) {
    return this::onAttempt;
  }

  /**
   * A call that begins. It holds no secrets, ids or query.
   *
   * @param operation the name of the operation, such as {@code getUser}, or {@code raw}
   * @param method the HTTP method, such as {@code GET}
   * @param path the path with variables in place of ids, such as {@code /users/{user_id}}
   * @param async false if the calling thread waits for the end and is told of it
   */
  record Call(String operation, String method, String path, boolean async) {}

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
