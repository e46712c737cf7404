package io.github.clerk4j.spring;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;

/** A condition that is met if no user of Spring Security is set by properties. */
final class NoUserInProperties extends NoneNestedConditions {
  NoUserInProperties() {
    super(ConfigurationPhase.PARSE_CONFIGURATION);
  }

  @ConditionalOnProperty("spring.security.user.name")
  static final class Name {}

  @ConditionalOnProperty("spring.security.user.password")
  static final class Password {}
}
