package io.github.clerk4j.spring;

import io.github.clerk4j.scenarios.AdapterScenarios;
import io.github.clerk4j.scenarios.ScenarioWorld;
import io.github.clerk4j.scenarios.StartedApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The scenarios in WebFlux without Spring Security, with Clerk's statuses. */
class WebFluxScenariosTest extends AdapterScenarios {
  @EnableAutoConfiguration
  @Import({ReactiveScenarioController.class, CatchesAll.class})
  static class Application {}

  @Override
  protected StartedApplication start(ScenarioWorld world) {
    return Applications.started(
        Applications.run(
            WebApplicationType.REACTIVE,
            Application.class,
            Applications.properties(world),
            Applications.WITHOUT_SECURITY,
            "clerk.protect-statuses=404,404"));
  }
}
