package io.github.clerk4j.spring;

import io.github.clerk4j.micrometer.ClerkObservations;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/**
 * Traces and metrics with Micrometer, if there is a {@link MeterRegistry}, unless {@code
 * clerk.observations.enabled} is false. Without an {@link ObservationRegistry}, metrics alone.
 */
@AutoConfiguration(
    afterName = { // of Boot 4 and of Boot 3
      "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
      "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration",
      "org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration",
      "org.springframework.boot.actuate.autoconfigure.observation.ObservationAutoConfiguration"
    })
@ConditionalOnClass({ClerkObservations.class, MeterRegistry.class})
@ConditionalOnBean(MeterRegistry.class)
@ConditionalOnProperty(name = "clerk.observations.enabled", matchIfMissing = true)
public final class ClerkObservationAutoConfiguration {
  @Bean
  @ConditionalOnMissingBean
  ClerkObservations clerkObservations(
      ObjectProvider<ObservationRegistry> observations, MeterRegistry meters) {
    ObservationRegistry registry = observations.getIfUnique();
    return registry == null ? ClerkObservations.of(meters) : ClerkObservations.of(registry, meters);
  }
}
