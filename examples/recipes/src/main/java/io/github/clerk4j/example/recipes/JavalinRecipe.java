package io.github.clerk4j.example.recipes;

import static java.util.Collections.list;

import io.github.clerk4j.auth.ClerkRequest;
import io.github.clerk4j.auth.ProtectException;
import io.github.clerk4j.auth.RequestAuthenticator;
import io.github.clerk4j.auth.RequestState;
import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Javalin: {@code routes.before(recipe::authenticate)}, and {@code
 * routes.exception(ProtectException.class, recipe::reject)}.
 */
record JavalinRecipe(RequestAuthenticator authenticator) {
  void authenticate(Context context) {
    HttpServletRequest request = context.req();
    RequestState state =
        authenticator.authenticateRequest(
            ClerkRequest.of(
                request.getMethod(),
                context.fullUrl(),
                list(request.getHeaderNames()),
                name -> list(request.getHeaders(name))));
    context.attribute("auth", state.proceed());
    state.forEachHeader(context.res()::addHeader);
  }

  void reject(ProtectException rejected, Context context) {
    rejected.response().forEachHeader(context.res()::addHeader);
    context.status(rejected.status()).result(rejected.response().body());
  }
}
