package io.github.clerk4j.spring;

import org.springframework.core.env.Environment;

/** The paths of Actuator to which Boot's own default chains are open, too. */
final class HealthPaths {
  private HealthPaths() {}

  static String[] of(Environment environment) {
    String base = environment.getProperty("management.endpoints.web.base-path", "/actuator");
    String health = (base.equals("/") ? "" : base) + "/health";
    return new String[] {health, health + "/**"};
  }
}
