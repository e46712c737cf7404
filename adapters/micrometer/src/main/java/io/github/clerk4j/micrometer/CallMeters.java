package io.github.clerk4j.micrometer;

import io.github.clerk4j.CallListener.Attempt;
import io.github.clerk4j.CallListener.Call;
import io.github.clerk4j.CallObserver;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/** The meters of calls beside those of their observations. Thread-safe. */
final class CallMeters {
  private final MeterProvider<Timer> attempts;
  private final MeterProvider<Timer> waits;

  CallMeters(MeterRegistry registry) {
    attempts =
        Timer.builder("clerk.call.attempts")
            .description("Attempts of calls to Clerk")
            .withRegistry(registry);
    waits =
        Timer.builder("clerk.rate.limit.wait")
            .description("Time that calls waited for rate limits, if they had to wait")
            .withRegistry(registry);
  }

  void attempt(Attempt attempt) {
    attempts
        .withTags(
            "operation", TagValues.operation(attempt.operation()),
            "method", TagValues.method(attempt.method()),
            "outcome", TagValues.outcome(attempt.outcome()))
        .record(attempt.duration());
  }

  void waited(Call call, CallObserver.Result result) {
    if (!result.rateLimitWait().isZero()) {
      waits
          .withTags("operation", TagValues.operation(call.operation()))
          .record(result.rateLimitWait());
    }
  }
}
