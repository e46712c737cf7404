package io.github.clerk4j.micrometer;

import io.github.clerk4j.CallListener.Attempt;
import io.github.clerk4j.CallObserver;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/**
 * An observer of one call, which ends its observation.
 *
 * @param scope the scope of a synchronous call, opened on its thread; null for an asynchronous one
 */
record ObservedCall(
    ClerkCallContext context,
    Observation observation,
    Observation.@Nullable Scope scope,
    CallMeters meters)
    implements CallObserver {
  @Override
  public void onAttempt(Attempt attempt) {
    meters.attempt(attempt);
    if (attempt.retryAfter() != null) {
      String outcome = TagValues.outcome(attempt.outcome());
      observation.event(
          Observation.Event.of(
              ClerkObservationDocumentation.Events.RETRY.getName(), "retry after " + outcome));
    }
  }

  @Override
  public void onEnd(Result result) {
    try {
      meters.waited(context.call(), result);
      context.setResult(result);
      if (result.failure() != null) {
        observation.error(result.failure());
      }
    } finally {
      if (scope != null) {
        scope.close();
      }
      observation.stop();
    }
  }
}
