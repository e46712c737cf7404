package io.github.clerk4j;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A log of calls: the logger at DEBUG, and the listeners. */
record CallLog(List<CallListener> listeners) {
  private static final String LISTENER = "The listener";
  private static final Logger LOG = LoggerFactory.getLogger(ClerkClient.class);

  CallLog {
    listeners = List.copyOf(listeners);
  }

  /** Tells the listeners of a call, and returns its observers. */
  List<CallObserver> begin(CallListener.Call call) {
    if (listeners.isEmpty()) {
      return List.of();
    }
    List<CallObserver> observers = new ArrayList<>(listeners.size());
    for (CallListener each : listeners) {
      ForeignCode.run(
          LISTENER,
          () -> {
            CallObserver observer = each.onCall(call);
            if (observer != null) {
              observers.add(observer);
            }
          });
    }
    return observers;
  }

  void tell(CallListener.Attempt attempt, List<CallObserver> observers) {
    ForeignCode.run(
        "The log",
        () -> {
          if (LOG.isDebugEnabled()) {
            LOG.debug(line(attempt));
          }
        });
    for (CallObserver each : observers) {
      ForeignCode.run(LISTENER, () -> each.onAttempt(attempt));
    }
  }

  /** Tells observers of the end of their call, the one that began last first. */
  void end(CallObserver.Result result, List<CallObserver> observers) {
    for (int i = observers.size() - 1; i >= 0; i--) {
      CallObserver each = observers.get(i);
      ForeignCode.run(LISTENER, () -> each.onEnd(result));
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
