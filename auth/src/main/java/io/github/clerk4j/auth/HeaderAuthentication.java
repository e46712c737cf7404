package io.github.clerk4j.auth;

import java.util.Map;

/** Who is calling, by the token of the {@code Authorization} header. */
final class HeaderAuthentication {
  private final SessionTokenVerifier verifier;
  private final MachineTokenVerifier machines;
  private final SessionTokenErrorHandler failure;

  HeaderAuthentication(
      SessionTokenVerifier verifier,
      MachineTokenVerifier machines,
      SessionTokenErrorHandler failure) {
    this.verifier = verifier;
    this.machines = machines;
    this.failure = failure;
  }

  RequestState session(AuthenticateContext visit, String token) {
    try {
      return RequestState.signedIn(visit, verifier.verify(token), token, Map.of());
    } catch (TokenException e) {
      return failure.handle(visit, token, e);
    }
  }

  RequestState machine(AuthenticateContext visit, TokenType type, String token) {
    try {
      return RequestState.signedIn(visit, machines.verify(type, token));
    } catch (TokenException e) {
      return RequestState.signedOut(visit, type, AuthFailure.of(e));
    }
  }
}
