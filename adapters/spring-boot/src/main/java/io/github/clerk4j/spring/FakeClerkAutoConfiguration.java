package io.github.clerk4j.spring;

import io.github.clerk4j.testing.FakeClerk;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * A {@link FakeClerk} as the Clerk instance of a test. It is not part of applications; {@link
 * io.github.clerk4j.spring.test.AutoConfigureFakeClerk} adds it.
 */
@AutoConfiguration(before = ClerkAutoConfiguration.class)
@EnableConfigurationProperties(ClerkProperties.class)
public final class FakeClerkAutoConfiguration {
  @Bean
  @ConditionalOnMissingBean
  FakeClerk fakeClerk() {
    return FakeClerk.start();
  }

  @Bean
  @ConditionalOnMissingBean(ClerkConnectionDetails.class)
  FakeClerkConnectionDetails fakeClerkConnectionDetails(
      FakeClerk fake, ClerkProperties properties) {
    return new FakeClerkConnectionDetails(fake, properties);
  }
}
