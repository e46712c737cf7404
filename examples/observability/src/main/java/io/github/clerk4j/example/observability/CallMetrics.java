package io.github.clerk4j.example.observability;

import io.github.clerk4j.CallListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/**
 * A listener that records each attempt of each call in the timer {@code clerk.attempts}. The tag
 * {@code last} tells final attempts from retried ones.
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
