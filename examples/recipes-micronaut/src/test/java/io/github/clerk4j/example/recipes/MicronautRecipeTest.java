package io.github.clerk4j.example.recipes;

import io.github.clerk4j.auth.Auth;
import io.github.clerk4j.auth.RequestAuthenticator;
import io.github.clerk4j.scenarios.RecipeScenarios;
import io.github.clerk4j.scenarios.StartedApplication;
import io.micronaut.context.ApplicationContext;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.RequestAttribute;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.Map;

class MicronautRecipeTest extends RecipeScenarios {
  @Controller
  static class Hello {
    @Get(
        value = "/hello",
        produces = {MediaType.TEXT_PLAIN, MediaType.APPLICATION_JSON, MediaType.TEXT_HTML})
    String hello(@RequestAttribute Auth auth) {
      return "Hello " + auth.protect().userId();
    }
  }

  @Override
  protected StartedApplication start(RequestAuthenticator authenticator) {
    EmbeddedServer server =
        ApplicationContext.builder()
            .properties(Map.of("micronaut.server.port", -1, "micronaut.server.host", "127.0.0.1"))
            .singletons(authenticator)
            .run(EmbeddedServer.class);
    return listening(server.getPort(), server::stop);
  }
}
