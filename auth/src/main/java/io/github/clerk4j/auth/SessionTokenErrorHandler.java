package io.github.clerk4j.auth;

import io.github.clerk4j.token.RequestToken;
import io.github.clerk4j.token.TokenException;
import io.github.clerk4j.token.TokenType;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A handler of rejected session tokens. An expired one may be refreshed, or the browser redirected
 * to fetch a new one.
 */
final class SessionTokenErrorHandler {
  private final @Nullable SessionRefresh refresh;

  SessionTokenErrorHandler(@Nullable SessionRefresh refresh) {
    this.refresh = refresh;
  }

  CompletableFuture<RequestState> handle(
      AuthenticateContext visit, RequestToken token, TokenException e) {
    AuthFailure why = AuthFailure.of(e);
    return e.reason().equals(AuthReason.TOKEN_EXPIRED)
        ? expired(visit, token, why)
        : CompletableFuture.completedFuture(rejected(visit, why));
  }

  private static RequestState rejected(AuthenticateContext visit, AuthFailure why) {
    return switch (why.reason()) {
      case AuthReason.TOKEN_NOT_ACTIVE_YET ->
          HandshakeRedirect.start(visit, why.because(AuthReason.SESSION_TOKEN_NBF));
      case AuthReason.TOKEN_IAT_IN_THE_FUTURE ->
          HandshakeRedirect.start(visit, why.because(AuthReason.SESSION_TOKEN_IAT_IN_THE_FUTURE));
      default -> RequestState.signedOut(visit, TokenType.SESSION_TOKEN, why);
    };
  }

  private CompletableFuture<RequestState> expired(
      AuthenticateContext visit, RequestToken token, AuthFailure why) {
    String refreshToken = visit.cookies().refresh();
    if (!visit.isGet()) {
      return CompletableFuture.completedFuture(notRefreshed(visit, why, "non-eligible-non-get"));
    }
    if (refreshToken == null) {
      return CompletableFuture.completedFuture(
          notRefreshed(visit, why, "non-eligible-no-refresh-cookie"));
    }
    if (refresh == null) {
      return CompletableFuture.completedFuture(notRefreshed(visit, why, "missing-api-client"));
    }
    return refresh
        .exchange(visit, token, refreshToken)
        .thenApply(
            result ->
                result.state() == null ? notRefreshed(visit, why, result.code()) : result.state());
  }

  private static RequestState notRefreshed(
      AuthenticateContext visit, AuthFailure why, String code) {
    return HandshakeRedirect.start(
        visit, why.because(AuthReason.SESSION_TOKEN_EXPIRED + "-refresh-" + code));
  }
}
