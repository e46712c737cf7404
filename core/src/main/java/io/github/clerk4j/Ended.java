package io.github.clerk4j;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How an attempt ended.
 *
 * @param value null where it failed, or where answers have no body
 * @param failure null where it did not
 * @param status 0 where there was no answer
 * @param complete whether the answer arrived to its end
 * @param sent whether the request may have left
 * @param retryAfter how long the answer says to wait, if it does
 * @param traceId what identifies the answer in Clerk's logs, if it says so
 */
record Ended<T extends @Nullable Object>(
    @Nullable T value,
    @Nullable ClerkException failure,
    int status,
    boolean complete,
    boolean sent,
    @Nullable Duration retryAfter,
    @Nullable String traceId) {
  static <T extends @Nullable Object> Ended<T> well(T value, int status, @Nullable String traceId) {
    return new Ended<>(value, null, status, true, true, null, traceId);
  }

  static <T extends @Nullable Object> Ended<T> refused(ErrorResponse answer) {
    return new Ended<>(
        null,
        answer.toException(),
        answer.status(),
        true,
        true,
        answer.retryAfter(),
        answer.traceId());
  }

  static <T extends @Nullable Object> Ended<T> unreadable(UnreadableResponseException failure) {
    return new Ended<>(null, failure, failure.status(), true, true, null, failure.traceId());
  }

  static <T extends @Nullable Object> Ended<T> brokenOff(
      ClerkException failure, int status, @Nullable String traceId) {
    return new Ended<>(null, failure, status, false, true, null, traceId);
  }

  static <T extends @Nullable Object> Ended<T> unanswered(ClerkException failure, boolean sent) {
    return new Ended<>(null, failure, 0, false, sent, null, null);
  }

  /** Returns the value, or throws the failure; an error that caused it goes through as it is. */
  @SuppressWarnings("NullAway") // null only where T is
  T get() {
    if (failure == null) {
      return value;
    } else if (fault() instanceof Error error) {
      throw error;
    }
    throw failure;
  }

  /** Returns what the future ends with: as {@link #get}. */
  @Nullable Throwable thrown() {
    return fault() instanceof Error error ? error : failure;
  }

  /**
   * Returns what ended the attempt if that was neither Clerk nor the network: an interceptor, an
   * event listener, an interruption. Else null.
   */
  @Nullable Throwable fault() {
    Throwable cause = failure instanceof ClerkConnectionException ? failure.getCause() : null;
    return cause instanceof IOException ? null : cause;
  }

  FailedAttempt toFailedAttempt(int number, boolean idempotent, Duration elapsed) {
    return new FailedAttempt(number, idempotent, complete ? status : 0, sent, retryAfter, elapsed);
  }
}
