package io.github.clerk4j.servlet;

import io.github.clerk4j.scenarios.AdapterScenarios;
import io.github.clerk4j.scenarios.ScenarioRoutes;
import io.github.clerk4j.scenarios.ScenarioWorld;
import io.github.clerk4j.scenarios.StartedApplication;
import jakarta.servlet.ServletContext;

/** The scenarios on a servlet container. */
abstract class ServletScenarios extends AdapterScenarios {
  abstract Application.Container container();

  @Override
  protected StartedApplication start(ScenarioWorld world) throws Exception {
    return container().start(servlets -> setUp(servlets, world));
  }

  private void setUp(ServletContext servlets, ScenarioWorld world) {
    ClerkFilter.of(
            world.authenticator().protectStatuses(signedOutStatus(), unauthorizedStatus()).build())
        .addTo(servlets);
    servlets
        .addServlet("application", new ScenarioServlet())
        .addMapping(ScenarioRoutes.PREFIX + "*");
    servlets
        .addServlet(
            "webhooks",
            new WebhookServlet(
                world.webhooks(), (event, messageId) -> ScenarioRoutes.receive(event)))
        .addMapping(ScenarioRoutes.WEBHOOKS);
  }
}
