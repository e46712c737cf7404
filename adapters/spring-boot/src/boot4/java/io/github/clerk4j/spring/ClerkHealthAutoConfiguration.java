package io.github.clerk4j.spring;

import io.github.clerk4j.auth.RequestAuthenticator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/**
 * The health of authentication in Actuator, unless {@code management.health.clerk.enabled=false}.
 */
@AutoConfiguration(after = ClerkAutoConfiguration.class)
@ConditionalOnClass({HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
@ConditionalOnEnabledHealthIndicator("clerk")
public final class ClerkHealthAutoConfiguration {
  @Bean
  @ConditionalOnMissingBean(name = "clerkHealthIndicator")
  HealthIndicator clerkHealthIndicator(RequestAuthenticator authenticator) {
    return () -> {
      KeyHealth health = KeyHealth.of(authenticator.keyStatus());
      return Health.status(health.status()).withDetails(health.details()).build();
    };
  }
}
