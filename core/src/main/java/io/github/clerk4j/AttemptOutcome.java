package io.github.clerk4j;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of one attempt: a value, or a failure.
 *
 * @param value the value, or null if the attempt failed or the response has no body
 * @param failure the failure, or null if there is a value
 * @param status the status of the response; 0 without a response
 * @param complete true if the response arrived to its end
 * @param sent true if the request may have left; always with a response
 * @param retryAfter the time in the response's {@code Retry-After}, or null without one, or if it
 *     is zero: retries at once would run into the same fault
 * @param traceId the response's id in Clerk's logs, or null without one
 */
record AttemptOutcome<T extends @Nullable Object>(
    @Nullable T value,
    @Nullable ClerkException failure,
    int status,
    boolean complete,
    boolean sent,
    @Nullable Duration retryAfter,
    @Nullable String traceId) {
  static <T extends @Nullable Object> AttemptOutcome<T> success(
      T value, int status, @Nullable String traceId) {
    return new AttemptOutcome<>(value, null, status, true, true, null, traceId);
  }

  static <T extends @Nullable Object> AttemptOutcome<T> error(ErrorResponse response) {
    return new AttemptOutcome<>(
        null,
        response.toException(),
        response.status(),
        true,
        true,
        response.retryAfter() != null && response.retryAfter().isZero()
            ? null
            : response.retryAfter(),
        response.traceId());
  }

  static <T extends @Nullable Object> AttemptOutcome<T> unreadable(
      UnreadableResponseException failure) {
    return new AttemptOutcome<>(
        null, failure, failure.status(), true, true, null, failure.traceId());
  }

  static <T extends @Nullable Object> AttemptOutcome<T> brokenOff(
      ClerkException failure, int status, @Nullable String traceId) {
    return new AttemptOutcome<>(null, failure, status, false, true, null, traceId);
  }

  static <T extends @Nullable Object> AttemptOutcome<T> noResponse(
      ClerkException failure, boolean sent) {
    return new AttemptOutcome<>(null, failure, 0, false, sent, null, null);
  }

  /** Returns the same outcome with no reason to wait before the next attempt. */
  AttemptOutcome<T> withoutDelay() {
    return new AttemptOutcome<>(value, failure, status, complete, sent, Duration.ZERO, traceId);
  }

  /**
   * Returns the value, or throws the failure. An error that caused the failure is thrown itself.
   */
  @SuppressWarnings("NullAway") // null only where T is
  T get() {
    if (failure == null) {
      return value;
    } else if (fault() instanceof Error error) {
      throw error;
    }
    throw failure;
  }

  /** Returns the throwable that {@link #get} throws, or null if there is a value. */
  @Nullable Throwable thrown() {
    return fault() instanceof Error error ? error : failure;
  }

  /**
   * Returns the cause of the failure if it is neither Clerk nor the network: an interceptor, an
   * event listener, an interruption. Returns null otherwise.
   */
  @Nullable Throwable fault() {
    Throwable cause = failure instanceof ClerkConnectionException ? failure.getCause() : null;
    return cause instanceof IOException ? null : cause;
  }
}
