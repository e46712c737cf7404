package io.github.clerk4j.example.recipes;

import io.github.clerk4j.auth.Auth;
import io.github.clerk4j.auth.ProtectException;
import io.github.clerk4j.auth.RequestAuthenticator;
import io.github.clerk4j.scenarios.RecipeScenarios;
import io.github.clerk4j.scenarios.StartedApplication;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

class HelidonRecipeTest extends RecipeScenarios {
  @Override
  protected StartedApplication start(RequestAuthenticator authenticator) {
    HelidonRecipe recipe = new HelidonRecipe(authenticator);
    WebServer server =
        WebServer.builder()
            .host("127.0.0.1")
            .port(0)
            .routing(
                routing ->
                    routing
                        .any(recipe)
                        .error(ProtectException.class, recipe)
                        .get("/hello", HelidonRecipeTest::hello))
            .build()
            .start();
    return listening(server.port(), server::stop);
  }

  private static void hello(ServerRequest request, ServerResponse response) {
    Auth auth = request.context().get(Auth.class).orElseThrow();
    response.send("Hello " + auth.protect().userId());
  }
}
