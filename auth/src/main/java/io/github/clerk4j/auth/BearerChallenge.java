package io.github.clerk4j.auth;

import io.github.clerk4j.token.TokenType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
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

  /** Scopes that can stand in quotes (RFC 6749, appendix A.4). */
  private static final Pattern SCOPES = Pattern.compile("[ !#-\\[\\]-~]+");

  private BearerChallenge() {}

  /** Returns the challenge to a caller that is not accepted, or is not signed in. */
  static String rejected(Identity caller, AcceptedTokens accepted, AuthContext context) {
    List<String> parameters = new ArrayList<>();
    String metadata = metadata(context);
    boolean oauth =
        caller.tokenType() == TokenType.OAUTH_TOKEN || accepted.only() == TokenType.OAUTH_TOKEN;
    if (oauth && metadata != null) {
      parameters.add(quoted("resource_metadata", metadata));
    }
    String reason = reason(caller, accepted, context);
    if (reason != null) {
      parameters.add(quoted("error", "invalid_token"));
      parameters.add(quoted("error_description", reason));
    }
    return bearer(parameters);
  }

  /**
   * Returns the challenge to a caller that lacks something. An OAuth client of the application's
   * own resource is told the scopes to ask for.
   */
  static String insufficient(TokenType type, ProtectOptions demanded, AuthContext context) {
    ProtectedResourceMetadata own = context.settings().resource();
    String error = quoted("error", "insufficient_scope");
    if (type != TokenType.OAUTH_TOKEN || own == null) {
      return bearer(List.of(error));
    }
    List<String> parameters = new ArrayList<>();
    parameters.add(quoted("resource_metadata", own.url()));
    parameters.add(error);
    String scopes = String.join(" ", demanded.scopes());
    if (SCOPES.matcher(scopes).matches()) {
      parameters.add(quoted("scope", scopes));
    }
    return bearer(parameters);
  }

  /** Returns the URL of the resource's document: the application's, else Clerk's. */
  private static @Nullable String metadata(AuthContext context) {
    ProtectedResourceMetadata own = context.settings().resource();
    PublishableKey key = context.settings().pages().key();
    if (own != null) {
      return own.url();
    }
    return key == null
        ? null
        : "https://" + key.frontendApi() + "/.well-known/oauth-protected-resource";
  }

  /** A token that would be rejected anyway has the wrong type, even if it could not be checked. */
  private static @Nullable String reason(
      Identity caller, AcceptedTokens accepted, AuthContext context) {
    TokenType type = caller.tokenType();
    boolean wrongType = type != null && !accepted.accepts(type) && context.couldNotCheck();
    if (caller.isAuthenticated() || wrongType) {
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
