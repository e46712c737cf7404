package io.github.clerk4j.testing.junit;

import io.github.clerk4j.testing.FakeClerk;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;

/** The types that an extension injects beside the fake, with their factories. Immutable. */
record Parameters(Map<Class<?>, BiFunction<RunningFake, Parameters, ?>> factories) {
  Parameters {
    factories = Map.copyOf(factories);
  }

  boolean has(Class<?> type) {
    return type == FakeClerk.class || factories.containsKey(type);
  }

  Object make(Class<?> type, RunningFake running) {
    BiFunction<RunningFake, Parameters, ?> factory =
        Objects.requireNonNull(factories.get(type), () -> "there is no parameter " + type);
    return Objects.requireNonNull(
        factory.apply(running, this), () -> "the factory of " + type + " returned null");
  }
}
