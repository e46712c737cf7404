package io.github.clerk4j.auth;

import io.github.clerk4j.token.RequestToken;
import io.github.clerk4j.token.RequestTokenVerifier;
import io.github.clerk4j.token.TokenException;
import io.github.clerk4j.token.TokenType;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Authenticates a request by the token of its {@code Authorization} header. */
final class HeaderAuthentication {
  private final RequestTokenVerifier verifier;
  private final SessionTokenErrorHandler errors;

  HeaderAuthentication(RequestTokenVerifier verifier, SessionTokenErrorHandler errors) {
    this.verifier = verifier;
    this.errors = errors;
  }

  CompletableFuture<RequestState> session(AuthenticateContext visit, RequestToken token) {
    return Recovery.from(
        TokenException.class,
        verifier
            .verifySession(token, visit.mode())
            .thenApply(claims -> RequestState.signedIn(visit, claims, token.text(), Map.of())),
        e -> errors.handle(visit, token, e));
  }

  CompletableFuture<RequestState> machine(
      AuthenticateContext visit, TokenType type, RequestToken token) {
    return Recovery.from(
        TokenException.class,
        verifier
            .verifyMachine(type, token, visit.mode())
            .thenApply(verified -> RequestState.signedIn(visit, verified)),
        e ->
            CompletableFuture.completedFuture(
                RequestState.signedOut(visit, type, AuthFailure.of(e))));
  }
}
