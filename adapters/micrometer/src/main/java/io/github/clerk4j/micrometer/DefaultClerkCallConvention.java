package io.github.clerk4j.micrometer;

import io.github.clerk4j.CallObserver;
import io.github.clerk4j.micrometer.ClerkObservationDocumentation.HighCardinality;
import io.github.clerk4j.micrometer.ClerkObservationDocumentation.LowCardinality;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * The names and values of the observation of a call. To change them, extend this class, implement
 * {@code GlobalObservationConvention<ClerkCallContext>}, and add an instance to the observation
 * registry. Spring Boot adds a bean of that type itself. Thread-safe.
 */
public class DefaultClerkCallConvention implements ObservationConvention<ClerkCallContext> {
  /** Creates the convention, to be extended or passed on. */
  public DefaultClerkCallConvention() {}

  @Override
  public boolean supportsContext(Observation.Context context) {
    return context instanceof ClerkCallContext;
  }

  @Override
  public String getName() {
    return ClerkObservationDocumentation.CALL.getName();
  }

  /** Returns a name such as {@code clerk getUser}. */
  @Override
  public String getContextualName(ClerkCallContext context) {
    return "clerk " + TagValues.operation(context.call().operation());
  }

  @Override
  public KeyValues getLowCardinalityKeyValues(ClerkCallContext context) {
    CallObserver.Result result = context.result();
    return KeyValues.of(
        LowCardinality.OPERATION.withValue(TagValues.operation(context.call().operation())),
        LowCardinality.METHOD.withValue(TagValues.method(context.call().method())),
        LowCardinality.OUTCOME.withValue(
            result == null ? TagValues.UNKNOWN : TagValues.outcome(result.outcome())));
  }

  @Override
  public KeyValues getHighCardinalityKeyValues(ClerkCallContext context) {
    CallObserver.Result result = context.result();
    if (result == null) {
      return KeyValues.empty();
    }
    KeyValues values =
        KeyValues.of(
            HighCardinality.ATTEMPTS.withValue(String.valueOf(result.attempts())),
            HighCardinality.RATE_LIMIT_WAIT.withValue(result.rateLimitWait().toString()));
    return result.traceId() == null
        ? values
        : values.and(HighCardinality.TRACE_ID.withValue(result.traceId()));
  }
}
