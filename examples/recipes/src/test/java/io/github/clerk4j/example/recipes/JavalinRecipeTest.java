package io.github.clerk4j.example.recipes;

import io.github.clerk4j.auth.Auth;
import io.github.clerk4j.auth.ProtectException;
import io.github.clerk4j.auth.RequestAuthenticator;
import io.github.clerk4j.scenarios.RecipeScenarios;
import io.github.clerk4j.scenarios.StartedApplication;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.util.Objects;

class JavalinRecipeTest extends RecipeScenarios {
  @Override
  protected StartedApplication start(RequestAuthenticator authenticator) {
    JavalinRecipe recipe = new JavalinRecipe(authenticator);
    Javalin javalin =
        Javalin.create(
                config -> {
                  config.routes.before(recipe::authenticate);
                  config.routes.exception(ProtectException.class, recipe::reject);
                  config.routes.get("/hello", JavalinRecipeTest::hello);
                })
            .start("127.0.0.1", 0);
    return listening(javalin.port(), javalin::stop);
  }

  private static void hello(Context context) {
    Auth auth = Objects.requireNonNull(context.attribute("auth"));
    context.result("Hello " + auth.protect().userId());
  }
}
