package io.github.clerk4j.auth;

import org.jspecify.annotations.Nullable;

/**
 * What becomes of a request whose session token was not accepted: an outdated one may be exchanged
 * for a new one, or the browser sent to fetch one.
 */
final class SessionTokenErrorHandler {
  private final @Nullable SessionRefresh refresh;

  SessionTokenErrorHandler(@Nullable SessionRefresh refresh) {
    this.refresh = refresh;
  }

  RequestState handle(AuthenticateContext visit, String token, TokenException e) {
    AuthFailure why = AuthFailure.of(e);
    return switch (e.reason()) {
      case AuthReason.TOKEN_EXPIRED -> expired(visit, token, why);
      case AuthReason.TOKEN_NOT_ACTIVE_YET ->
          HandshakeRedirect.start(visit, why.because(AuthReason.SESSION_TOKEN_NBF));
      case AuthReason.TOKEN_IAT_IN_THE_FUTURE ->
          HandshakeRedirect.start(visit, why.because(AuthReason.SESSION_TOKEN_IAT_IN_THE_FUTURE));
      default -> RequestState.signedOut(visit, TokenType.SESSION_TOKEN, why);
    };
  }

  private RequestState expired(AuthenticateContext visit, String token, AuthFailure why) {
    String code;
    if (!visit.isGet()) {
      code = "non-eligible-non-get";
    } else if (visit.cookies().refresh() == null) {
      code = "non-eligible-no-refresh-cookie";
    } else if (refresh == null) {
      code = "missing-api-client";
    } else {
      SessionRefresh.Result result = refresh.exchange(visit, token, visit.cookies().refresh());
      if (result.state() != null) {
        return result.state();
      }
      code = result.code();
    }
    return HandshakeRedirect.start(
        visit, why.because(AuthReason.SESSION_TOKEN_EXPIRED + "-refresh-" + code));
  }
}
