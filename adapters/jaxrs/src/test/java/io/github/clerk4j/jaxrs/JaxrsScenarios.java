package io.github.clerk4j.jaxrs;

import io.github.clerk4j.auth.Auth;
import io.github.clerk4j.model.WebhookEvent;
import io.github.clerk4j.scenarios.AdapterScenarios;
import io.github.clerk4j.scenarios.ScenarioRoutes;
import io.github.clerk4j.scenarios.ScenarioWorld;
import io.github.clerk4j.scenarios.StartedApplication;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;

/** The scenarios on an implementation of Jakarta REST. */
abstract class JaxrsScenarios extends AdapterScenarios {
  abstract Server server();

  @Override
  protected StartedApplication start(ScenarioWorld world) throws Exception {
    return server()
        .start(
            new TestApplication(
                Set.of(Handlers.class, Webhooks.class),
                ClerkFeature.of(
                    world
                        .authenticator()
                        .protectStatuses(signedOutStatus(), unauthorizedStatus())
                        .build()),
                WebhookReader.of(world.webhooks())));
  }

  /** The handlers of the scenarios as a resource. */
  @Path(ScenarioRoutes.PREFIX)
  public static class Handlers {
    @GET
    @Path("{path}")
    public String get(@PathParam("path") String path, @Context UriInfo uri, @Context Auth auth) {
      return ScenarioRoutes.handle(auth, path, uri.getQueryParameters()::getFirst, "");
    }

    @POST
    @Path("{path}")
    public String post(@PathParam("path") String path, @Context Auth auth, String body) {
      return ScenarioRoutes.handle(auth, path, name -> null, body);
    }
  }

  /** The handler of webhooks. */
  @Path(ScenarioRoutes.WEBHOOKS)
  public static class Webhooks {
    @POST
    public void receive(WebhookEvent event) {
      ScenarioRoutes.receive(event);
    }
  }
}
