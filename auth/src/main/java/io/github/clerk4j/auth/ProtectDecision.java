package io.github.clerk4j.auth;

import io.github.clerk4j.token.TokenType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The decision of {@code auth.protect}, and the response to a caller that is rejected. */
final class ProtectDecision {
  private static final int UNAUTHORIZED = 401;

  private ProtectDecision() {}

  /**
   * Lets a caller pass.
   *
   * @throws ProtectException if the caller must not
   */
  static void pass(
      Identity caller, AcceptedTokens accepted, ProtectOptions demanded, AuthContext context) {
    TokenType type = caller.tokenType();
    if (type == null || !accepted.accepts(type)) {
      throw refused(caller, accepted, context, "The request has no token of these: " + accepted);
    }
    if (type.isMachine() && !caller.isAuthenticated()) {
      throw refused(caller, accepted, context, "The request has no valid token: " + type);
    }
    if (!caller.isAuthenticated()) {
      throw signedOut(caller, demanded, context);
    }
    if (!demanded.isMetBy(caller)) {
      String url = type.isMachine() ? null : demanded.unauthorizedUrl();
      throw new ProtectException(
          answer(url, context.settings().refusals().unauthorized()),
          "The " + (type.isMachine() ? "machine" : "user") + " lacks " + demanded);
    }
  }

  private static ProtectException signedOut(
      Identity caller, ProtectOptions demanded, AuthContext context) {
    String url = demanded.unauthenticatedUrl();
    if (url == null && context.kind() == RequestKind.PAGE && context.redirects().isKnown()) {
      Redirects redirects = context.redirects();
      url = redirects.signIn(redirects.requested(), caller.sessionStatus());
    }
    int status =
        context.kind() == RequestKind.SERVER_ACTION
            ? UNAUTHORIZED
            : context.settings().refusals().signedOut();
    return new ProtectException(answer(url, status), "Nobody is signed in");
  }

  /** Returns a refusal that tells an OAuth client the source of tokens (RFC 9728, section 5.1). */
  private static ProtectException refused(
      Identity caller, AcceptedTokens accepted, AuthContext context, String message) {
    Map<String, List<String>> headers = new HashMap<>();
    headers.put(HeaderNames.CACHE_CONTROL, List.of("no-store"));
    PublishableKey key = context.settings().pages().key();
    boolean oauth =
        caller.tokenType() == TokenType.OAUTH_TOKEN || accepted.only() == TokenType.OAUTH_TOKEN;
    if (oauth && key != null) {
      headers.put(
          HeaderNames.WWW_AUTHENTICATE,
          List.of(
              "Bearer resource_metadata=\"https://"
                  + key.frontendApi()
                  + "/.well-known/oauth-protected-resource\""));
    }
    return new ProtectException(new AuthResponse(UNAUTHORIZED, headers, ""), message);
  }

  /** Returns a redirect, or a status if there is no URL. Neither may be cached. */
  private static AuthResponse answer(@Nullable String url, int status) {
    return url == null
        ? new AuthResponse(status, Map.of(HeaderNames.CACHE_CONTROL, List.of("no-store")), "")
        : Redirects.answer(url);
  }
}
