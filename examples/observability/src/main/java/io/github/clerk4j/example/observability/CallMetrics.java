package io.github.clerk4j.example.observability;

import io.github.clerk4j.CallListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/**
 * Times each attempt of each call as {@code clerk.attempts}. Attempts that are the last of their
 * call are its outcome; the others were sent again.
 */
record CallMetrics(MeterRegistry registry) implements CallListener {
  @Override
  public void onAttempt(Attempt attempt) {
    Timer.builder("clerk.attempts")
        .tag("operation", attempt.operation())
        .tag("outcome", attempt.outcome())
        .tag("last", String.valueOf(attempt.retryAfter() == null))
        .register(registry)
        .record(attempt.duration());
  }
}
