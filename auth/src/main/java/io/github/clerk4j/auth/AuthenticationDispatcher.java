package io.github.clerk4j.auth;

import io.github.clerk4j.ClerkClient;
import io.github.clerk4j.token.RequestToken;
import io.github.clerk4j.token.RequestTokenVerifier;
import io.github.clerk4j.token.TokenType;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A dispatcher of requests to the authentication by header or by cookies. */
final class AuthenticationDispatcher {
  private final HeaderAuthentication headers;
  private final CookieAuthentication cookies;

  private AuthenticationDispatcher(HeaderAuthentication headers, CookieAuthentication cookies) {
    this.headers = headers;
    this.cookies = cookies;
  }

  /** Returns a dispatcher. Without a client, no session is refreshed and no nonce resolved. */
  static AuthenticationDispatcher of(RequestTokenVerifier verifier, @Nullable ClerkClient clerk) {
    SessionTokenErrorHandler errors =
        new SessionTokenErrorHandler(clerk == null ? null : new SessionRefresh(clerk, verifier));
    return new AuthenticationDispatcher(
        new HeaderAuthentication(verifier, errors),
        new CookieAuthentication(verifier, new HandshakeResolver(verifier, clerk), errors));
  }

  /** Authenticates a request by a token of an accepted type. */
  CompletableFuture<RequestState> authenticate(AuthenticateContext visit, AcceptedTokens accepted) {
    RequestToken token = visit.headerToken();
    TokenType only = accepted.only();
    if (only == TokenType.SESSION_TOKEN) {
      return token == null ? cookies.authenticate(visit) : headers.session(visit, token);
    }
    TokenType machine = token == null ? null : token.machineType();
    if (only != null && token == null) {
      return CompletableFuture.completedFuture(
          RequestState.signedOut(
              visit, only, AuthFailure.of(AuthReason.NO_TOKEN_IN_HEADER).saying(noToken(only))));
    }
    if (!accepted.accepts(machine == null ? TokenType.SESSION_TOKEN : machine)) {
      return CompletableFuture.completedFuture(
          RequestState.signedOut(
              visit,
              only,
              AuthFailure.of(AuthReason.TOKEN_TYPE_MISMATCH)
                  .saying(mismatch(token, machine, accepted))));
    }
    if (token == null) {
      return cookies.authenticate(visit);
    }
    return machine == null ? headers.session(visit, token) : headers.machine(visit, machine, token);
  }

  private static String noToken(TokenType expected) {
    return "The request has no Authorization header with a token of the kind " + expected;
  }

  private static String mismatch(
      @Nullable RequestToken token, @Nullable TokenType machine, AcceptedTokens accepted) {
    return "The request has "
        + (token == null
            ? "no token in its header"
            : machine == null ? "no machine's token" : "a token of the kind " + machine)
        + "; accepted here: "
        + accepted
        + ", which acceptedTokens(...) changes";
  }
}
