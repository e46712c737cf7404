package io.github.clerk4j.jaxrs;

import io.github.clerk4j.scenarios.StartedApplication;
import jakarta.ws.rs.core.Application;
import java.net.URI;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.jersey.grizzly2.httpserver.GrizzlyHttpServerFactory;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.filter.RolesAllowedDynamicFeature;

/** Jersey on Grizzly, without servlets, and with the annotations of Jakarta Security. */
final class JerseyServer implements Server {
  @Override
  public StartedApplication start(Application application) {
    HttpServer server =
        GrizzlyHttpServerFactory.createHttpServer(
            URI.create("http://127.0.0.1:0/"),
            ResourceConfig.forApplication(application).register(RolesAllowedDynamicFeature.class));
    URI url = URI.create("http://127.0.0.1:" + server.getListener("grizzly").getPort());
    return new StartedApplication() {
      @Override
      public URI url() {
        return url;
      }

      @Override
      public void stop() {
        server.shutdownNow();
      }
    };
  }
}
