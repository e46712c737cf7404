package io.github.clerk4j;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A log of attempts: the logger at DEBUG, and the listener. */
record CallLog(@Nullable CallListener listener) {
  private static final Logger LOG = LoggerFactory.getLogger(ClerkClient.class);

  void tell(CallListener.Attempt attempt) {
    ForeignCode.run(
        "The log",
        () -> {
          if (LOG.isDebugEnabled()) {
            LOG.debug(line(attempt));
          }
        });
    if (listener != null) {
      ForeignCode.run("The listener", () -> listener.onAttempt(attempt));
    }
  }

  /**
   * Returns a line such as {@code getUser GET /users/{user_id}: 503 in 12 ms, attempt 1, next in
   * 250 ms (trace 9f2c)}. The failure's message is left out, because it has ids.
   */
  private static String line(CallListener.Attempt attempt) {
    StringBuilder line = new StringBuilder(attempt.operation()).append(' ');
    line.append(attempt.method()).append(' ').append(attempt.path());
    line.append(": ").append(attempt.outcome());
    line.append(" in ").append(attempt.duration().toMillis()).append(" ms");
    line.append(", attempt ").append(attempt.number());
    Duration next = attempt.retryAfter();
    if (next != null) {
      line.append(", next in ").append(next.toMillis()).append(" ms");
    }
    if (attempt.traceId() != null) {
      line.append(" (trace ").append(attempt.traceId()).append(')');
    }
    return line.toString();
  }
}
