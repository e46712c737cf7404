package io.github.clerk4j.spring;

import io.github.clerk4j.scenarios.AdapterScenarios;
import io.github.clerk4j.scenarios.ScenarioWorld;
import io.github.clerk4j.scenarios.StartedApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The scenarios in Spring MVC without Spring Security. */
class MvcScenariosTest extends AdapterScenarios {
  @EnableAutoConfiguration
  @Import({ScenarioController.class, CatchesAll.class})
  static class Application {}

  @Override
  protected StartedApplication start(ScenarioWorld world) {
    return Applications.started(
        Applications.run(
            WebApplicationType.SERVLET,
            Application.class,
            Applications.properties(world),
            Applications.WITHOUT_SECURITY));
  }

  @Override
  protected int signedOutStatus() {
    return 401;
  }

  @Override
  protected int unauthorizedStatus() {
    return 403;
  }
}
