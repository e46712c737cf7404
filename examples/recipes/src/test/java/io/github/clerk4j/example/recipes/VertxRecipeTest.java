package io.github.clerk4j.example.recipes;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.github.clerk4j.auth.Auth;
import io.github.clerk4j.auth.RequestAuthenticator;
import io.github.clerk4j.scenarios.RecipeScenarios;
import io.github.clerk4j.scenarios.StartedApplication;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;

class VertxRecipeTest extends RecipeScenarios {
  @Override
  protected StartedApplication start(RequestAuthenticator authenticator) throws Exception {
    Vertx vertx = Vertx.vertx();
    Router router = Router.router(vertx);
    VertxRecipe recipe = new VertxRecipe(authenticator);
    router.route().handler(recipe::authenticate).failureHandler(recipe::reject);
    router
        .get("/hello")
        .handler(context -> context.end("Hello " + context.<Auth>get("auth").protect().userId()));
    HttpServer server =
        vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1").await(30, SECONDS);
    return listening(server.actualPort(), () -> vertx.close().await(30, SECONDS));
  }
}
