package io.github.clerk4j.example.recipes;

import io.github.clerk4j.auth.ClerkRequest;
import io.github.clerk4j.auth.ProtectException;
import io.github.clerk4j.auth.RequestAuthenticator;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * Vert.x Web: {@code router.route().handler(recipe::authenticate)}, and {@code
 * router.route().failureHandler(recipe::reject)}. No event loop is blocked.
 */
record VertxRecipe(RequestAuthenticator authenticator) {
  void authenticate(RoutingContext context) {
    HttpServerRequest request = context.request().pause(); // the body waits for its handler
    MultiMap headers = request.headers();
    ClerkRequest read =
        ClerkRequest.of(
            request.method().name(), request.absoluteURI(), headers.names(), headers::getAll);
    Future.fromCompletionStage(
            authenticator.authenticateRequestAsync(read), context.vertx().getOrCreateContext())
        .onComplete(checked -> request.resume())
        .map(
            state -> {
              context.put("auth", state.proceed());
              state.forEachHeader(context.response().headers()::add);
              return context;
            })
        .onSuccess(RoutingContext::next)
        .onFailure(context::fail);
  }

  void reject(RoutingContext context) {
    ProtectException rejected = ProtectException.findIn(context.failure());
    if (rejected == null) {
      context.next();
    } else {
      rejected.response().forEachHeader(context.response().headers()::add);
      context.response().setStatusCode(rejected.status()).end(rejected.response().body());
    }
  }
}
