package io.github.clerk4j;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an attempt when it is to be decided whether there is another one.
 *
 * @param number counted from 1
 * @param idempotent whether executing the call twice does no harm
 * @param status of the answer; 0 where there was none, or not all of it
 * @param sent whether the request may have left; always, where there was an answer
 * @param retryAfter how long the answer says to wait, if it does
 * @param elapsed since the call began
 */
record FailedAttempt(
    int number,
    boolean idempotent,
    int status,
    boolean sent,
    @Nullable Duration retryAfter,
    Duration elapsed) {
  /** Returns the same, except that there is no reason to wait before the next attempt. */
  FailedAttempt withoutDelay() {
    return new FailedAttempt(number, idempotent, status, sent, Duration.ZERO, elapsed);
  }
}
