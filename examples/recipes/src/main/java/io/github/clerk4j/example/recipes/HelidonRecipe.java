package io.github.clerk4j.example.recipes;

import static java.util.stream.Collectors.toMap;

import io.github.clerk4j.auth.ClerkRequest;
import io.github.clerk4j.auth.ProtectException;
import io.github.clerk4j.auth.RequestAuthenticator;
import io.github.clerk4j.auth.RequestState;
import io.helidon.http.Header;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.ErrorHandler;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/**
 * Helidon SE: {@code routing.any(recipe).error(ProtectException.class, recipe)}. A handler has
 * {@code request.context().get(Auth.class)}.
 */
record HelidonRecipe(RequestAuthenticator authenticator)
    implements Handler, ErrorHandler<ProtectException> {
  @Override
  public void handle(ServerRequest request, ServerResponse response) {
    RequestState state =
        authenticator.authenticateRequest(
            ClerkRequest.of(
                request.prologue().method().text(),
                request.requestedUri().toUri(),
                request.headers().stream().collect(toMap(Header::name, Header::allValues))));
    request.context().register(state.proceed());
    state.forEachHeader((name, line) -> response.headers().add(HeaderValues.create(name, line)));
    response.next();
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response, ProtectException e) {
    e.response()
        .forEachHeader((name, line) -> response.headers().add(HeaderValues.create(name, line)));
    response.status(e.status()).send(e.response().body());
  }
}
