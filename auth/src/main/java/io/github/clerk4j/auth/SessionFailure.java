package io.github.clerk4j.auth;

import org.jspecify.annotations.Nullable;

/**
 * What becomes of a request whose session token was not accepted: an outdated one may be exchanged
 * for a new one, or the browser sent to fetch one.
 */
final class SessionFailure {
  private final @Nullable SessionRefresh refresh;

  SessionFailure(@Nullable SessionRefresh refresh) {
    this.refresh = refresh;
  }

  RequestState handle(Visit visit, String token, TokenException e) {
    Refusal why = Refusal.of(e);
    return switch (e.reason()) {
      case AuthReason.TOKEN_EXPIRED -> expired(visit, token, why);
      case AuthReason.TOKEN_NOT_ACTIVE_YET ->
          Handshake.start(visit, why.because(AuthReason.SESSION_TOKEN_NBF));
      case AuthReason.TOKEN_IAT_IN_THE_FUTURE ->
          Handshake.start(visit, why.because(AuthReason.SESSION_TOKEN_IAT_IN_THE_FUTURE));
      default -> RequestState.signedOut(visit, TokenType.SESSION_TOKEN, why);
    };
  }

  private RequestState expired(Visit visit, String token, Refusal why) {
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
    return Handshake.start(
        visit, why.because(AuthReason.SESSION_TOKEN_EXPIRED + "-refresh-" + code));
  }
}
