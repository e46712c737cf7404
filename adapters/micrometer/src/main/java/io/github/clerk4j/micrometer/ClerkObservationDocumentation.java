package io.github.clerk4j.micrometer;

import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import io.micrometer.observation.docs.ObservationDocumentation;

/** The observations of this module. */
public enum ClerkObservationDocumentation implements ObservationDocumentation {
  /** A call to Clerk with all its attempts, delays and waits. */
  CALL {
    @Override
    public String getName() {
      return "clerk.call";
    }

    @Override
    public Class<? extends ObservationConvention<? extends Observation.Context>>
        getDefaultConvention() {
      return DefaultClerkCallConvention.class;
    }

    @Override
    public KeyName[] getLowCardinalityKeyNames() {
      return LowCardinality.values();
    }

    @Override
    public KeyName[] getHighCardinalityKeyNames() {
      return HighCardinality.values();
    }

    @Override
    public Observation.Event[] getEvents() {
      return Events.values();
    }
  };

  /** The names of values of which there are few. */
  public enum LowCardinality implements KeyName {
    /** The operation, such as {@code getUser}, or {@code raw}. */
    OPERATION("operation"),
    /** The HTTP method, such as {@code GET}. */
    METHOD("method"),
    /** The outcome of the last attempt, such as {@code 200} or {@code no_response}. */
    OUTCOME("outcome");

    private final String key;

    LowCardinality(String key) {
      this.key = key;
    }

    @Override
    public String asString() {
      return key;
    }
  }

  /** The names of values of which there are many. They are part of traces alone. */
  public enum HighCardinality implements KeyName {
    /** The id of the last attempt in Clerk's logs. */
    TRACE_ID("clerk.trace.id"),
    /** The number of attempts. */
    ATTEMPTS("clerk.attempts"),
    /** The time at rate limits, such as {@code PT1.5S}. */
    RATE_LIMIT_WAIT("clerk.rate.limit.wait");

    private final String key;

    HighCardinality(String key) {
      this.key = key;
    }

    @Override
    public String asString() {
      return key;
    }
  }

  /** The events of a call. */
  public enum Events implements Observation.Event {
    /** An attempt that another one follows. */
    RETRY("retry", "retry after %s");

    private final String key;
    private final String contextualName;

    Events(String key, String contextualName) {
      this.key = key;
      this.contextualName = contextualName;
    }

    @Override
    public String getName() {
      return key;
    }

    @Override
    public String getContextualName() {
      return contextualName;
    }
  }
}
