package io.github.clerk4j.auth;

import io.github.clerk4j.token.TokenType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The decision of {@code auth.protect}, and the response to a caller that is rejected. */
final class ProtectDecision {
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int SERVICE_UNAVAILABLE = 503;

  /** The seconds after which a request that could not be checked is worth another try. */
  static final String RETRY_AFTER = "5";

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
      throw unauthorized(
          caller, accepted, context, "The request has no token of these: " + accepted);
    }
    if (!caller.isAuthenticated()) {
      throw unknown(caller, type, accepted, demanded, context);
    }
    if (!demanded.isMetBy(caller)) {
      throw lacking(type, demanded, context);
    }
  }

  /**
   * Returns a rejection because of Clerk.
   *
   * @param retryAfter the time in whole seconds
   */
  static ProtectException unavailable(String retryAfter, String message) {
    return new ProtectException(
        response(SERVICE_UNAVAILABLE, HeaderNames.RETRY_AFTER, retryAfter), message);
  }

  /** Returns the rejection of a caller who is not signed in. */
  static ProtectException signedOut(AuthContext context) {
    return unknown(
        new Nobody(),
        TokenType.SESSION_TOKEN,
        AcceptedTokens.only(TokenType.SESSION_TOKEN),
        ProtectOptions.of(options -> {}),
        context);
  }

  /** The caller of a request without a user, who is no {@link Auth} for a handler. */
  private record Nobody() implements Identity {
    @Override
    public boolean isAuthenticated() {
      return false;
    }

    @Override
    public TokenType tokenType() {
      return TokenType.SESSION_TOKEN;
    }
  }

  private static ProtectException unknown(
      Identity caller,
      TokenType type,
      AcceptedTokens accepted,
      ProtectOptions demanded,
      AuthContext context) {
    if (context.couldNotCheck()) {
      return unavailable(RETRY_AFTER, "The token could not be checked: " + type);
    }
    if (type.isMachine()) {
      return unauthorized(caller, accepted, context, "The request has no valid token: " + type);
    }
    if (context.isMachine()) {
      return unauthorized(
          caller, accepted, context, "The request has a machine's token; accepted: " + accepted);
    }
    String url = demanded.unauthenticatedUrl();
    if (url == null && context.kind() == RequestKind.PAGE && context.redirects().isKnown()) {
      Redirects redirects = context.redirects();
      url = redirects.signIn(redirects.requested(), caller.sessionStatus());
    }
    int status =
        context.kind() == RequestKind.SERVER_ACTION
            ? UNAUTHORIZED
            : context.settings().refusals().signedOut();
    String message = "Nobody is signed in";
    if (url != null) {
      return new ProtectException(Redirects.answer(url), message);
    }
    return status == UNAUTHORIZED
        ? unauthorized(caller, accepted, context, message)
        : new ProtectException(response(status), message);
  }

  private static ProtectException lacking(
      TokenType type, ProtectOptions demanded, AuthContext context) {
    boolean machine = type.isMachine();
    String message = "The " + (machine ? "machine" : "user") + " lacks " + demanded;
    String url = machine ? null : demanded.unauthorizedUrl();
    if (url != null) {
      return new ProtectException(Redirects.answer(url), message);
    }
    int status = context.settings().refusals().unauthorized();
    boolean challenged = status == UNAUTHORIZED || (machine && status == FORBIDDEN);
    return new ProtectException(
        challenged
            ? response(
                status,
                HeaderNames.WWW_AUTHENTICATE,
                BearerChallenge.insufficient(type, demanded, context))
            : response(status),
        message);
  }

  private static ProtectException unauthorized(
      Identity caller, AcceptedTokens accepted, AuthContext context, String message) {
    String challenge = BearerChallenge.rejected(caller, accepted, context);
    return new ProtectException(
        response(UNAUTHORIZED, HeaderNames.WWW_AUTHENTICATE, challenge), message);
  }

  private static AuthResponse response(int status) {
    return response(status, null, "");
  }

  /** Returns a response that must not be cached, with one more header if it has a name. */
  private static AuthResponse response(int status, @Nullable String name, String line) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    headers.put(HeaderNames.CACHE_CONTROL, List.of("no-store"));
    if (name != null) {
      headers.put(name, List.of(line));
    }
    return new AuthResponse(status, headers, "");
  }
}
