package io.github.clerk4j.auth;

import io.github.clerk4j.token.TokenType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The {@code WWW-Authenticate} header of a rejected request (RFC 6750, section 3). It tells a
 * program why its token was rejected, and an OAuth client the source of tokens (RFC 9728).
 */
final class BearerChallenge {
  /** The reasons of requests without a token, to which RFC 6750 gives no error code. */
  private static final Set<String> NO_TOKEN =
      Set.of(
          AuthReason.SESSION_TOKEN_AND_UAT_MISSING,
          AuthReason.CLIENT_UAT_BUT_NO_SESSION_TOKEN,
          AuthReason.SESSION_TOKEN_MISSING,
          AuthReason.DEV_BROWSER_MISSING,
          AuthReason.NO_TOKEN_IN_HEADER);

  private BearerChallenge() {}

  /** Returns the challenge to a caller that is not accepted, or is not signed in. */
  static String rejected(Identity caller, AcceptedTokens accepted, AuthContext context) {
    List<String> parameters = new ArrayList<>();
    PublishableKey key = context.settings().pages().key();
    boolean oauth =
        caller.tokenType() == TokenType.OAUTH_TOKEN || accepted.only() == TokenType.OAUTH_TOKEN;
    if (oauth && key != null) {
      parameters.add(
          quoted(
              "resource_metadata",
              "https://" + key.frontendApi() + "/.well-known/oauth-protected-resource"));
    }
    String reason = reason(caller, context);
    if (reason != null) {
      parameters.add(quoted("error", "invalid_token"));
      parameters.add(quoted("error_description", reason));
    }
    return bearer(parameters);
  }

  /** Returns the challenge to a caller that lacks something. */
  static String insufficient() {
    return bearer(List.of(quoted("error", "insufficient_scope")));
  }

  private static @Nullable String reason(Identity caller, AuthContext context) {
    if (caller.isAuthenticated()) {
      return AuthReason.TOKEN_TYPE_MISMATCH;
    }
    AuthFailure why = context.failure();
    return why == null || NO_TOKEN.contains(why.reason()) ? null : why.reason();
  }

  private static String bearer(List<String> parameters) {
    return parameters.isEmpty() ? "Bearer" : "Bearer " + String.join(", ", parameters);
  }

  private static String quoted(String name, String value) {
    return name + "=\"" + value + "\"";
  }
}
