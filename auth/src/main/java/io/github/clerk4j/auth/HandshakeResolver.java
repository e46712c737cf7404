package io.github.clerk4j.auth;

import io.github.clerk4j.ClerkApiException;
import io.github.clerk4j.ClerkClient;
import io.github.clerk4j.ClerkException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a browser brings back from a handshake: its cookies, signed or for a nonce. */
final class HandshakeResolver {
  private static final Logger LOG = LoggerFactory.getLogger("io.github.clerk4j.auth");
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final int CONCURRENT_CALLS = 8;
  private static final Duration DAY = Duration.ofDays(1);

  private static final Set<String> ABOUT_TIME =
      Set.of(
          AuthReason.TOKEN_EXPIRED,
          AuthReason.TOKEN_NOT_ACTIVE_YET,
          AuthReason.TOKEN_IAT_IN_THE_FUTURE);

  /** What came of it: a state, or why there is none. */
  record Result(@Nullable RequestState state, @Nullable AuthFailure failure) {
    /** Whether a browser without a session is not to be sent away anew. */
    boolean isLast() {
      return failure != null
          && (failure.unchecked() || failure.reason().equals(AuthReason.SESSION_TOKEN_MISSING));
    }
  }

  private final SessionTokenVerifier verifier;
  private final HandshakeTokenVerifier handshakes;
  private final @Nullable ClerkClient clerk;
  private final CredentialChecks nonces;

  HandshakeResolver(
      SessionTokenVerifier verifier,
      HandshakeTokenVerifier handshakes,
      @Nullable ClerkClient clerk,
      Clock clock) {
    this.verifier = verifier;
    this.handshakes = handshakes;
    this.clerk =
        clerk == null
            ? null
            : clerk.withOptions(
                o -> o.timeout(TIMEOUT).bulkhead(CONCURRENT_CALLS).maxRateLimitWait(Duration.ZERO));
    this.nonces = new CredentialChecks("handshakes", clock);
  }

  /** Null where the browser does not come from a handshake. */
  @Nullable Result resolve(AuthenticateContext visit) {
    String nonce = brought(visit, ClerkNames.HANDSHAKE_NONCE);
    String token = nonce == null ? brought(visit, ClerkNames.HANDSHAKE) : null;
    if (nonce == null && token == null) {
      return null;
    }
    try {
      CookieDirectives directives =
          new CookieDirectives(nonce == null ? signed(String.valueOf(token)) : fetched(nonce));
      return new Result(state(visit, directives), null);
    } catch (TokenException e) {
      LOG.debug("A handshake is not accepted: {} ({})", e.getMessage(), e.reason());
      return new Result(null, AuthFailure.of(e));
    }
  }

  private static @Nullable String brought(AuthenticateContext visit, String name) {
    String asked = visit.parameter(name);
    String brought = asked == null || asked.isEmpty() ? visit.request().cookie(name) : asked;
    return brought == null || brought.isEmpty() ? null : brought;
  }

  private List<String> signed(String token) {
    return handshakes.verify(Jwt.decode(token));
  }

  private List<String> fetched(String nonce) {
    ClerkClient to = clerk;
    if (to == null) {
      throw new VerificationUnavailableException(
          AuthReason.SESSION_TOKEN_MISSING,
          "A handshake cannot be completed by an authenticator that cannot call Clerk: make it with RequestAuthenticator.builder(clerkClient)",
          null);
    }
    try {
      return nonces.check(nonce, () -> fetched(nonce, to));
    } catch (VerificationUnavailableException e) { // of one reason, be it asked about or not
      throw new VerificationUnavailableException(
          AuthReason.SESSION_TOKEN_MISSING, String.valueOf(e.getMessage()), e);
    }
  }

  private static List<String> fetched(String nonce, ClerkClient from) {
    try {
      return from.clients().getHandshakePayload(nonce).directives();
    } catch (ClerkApiException e) {
      if (CredentialChecks.isAboutCredential(e)) {
        throw new InvalidTokenException(
            AuthReason.SESSION_TOKEN_MISSING,
            "A handshake cannot be completed, as Clerk does not know it, or not any more");
      }
      throw unanswered(e);
    } catch (ClerkException e) {
      throw unanswered(e);
    } catch (IllegalArgumentException e) { // a nonce that no URL can hold
      throw new InvalidTokenException(
          AuthReason.SESSION_TOKEN_MISSING,
          "A handshake cannot be completed: its nonce is malformed");
    }
  }

  private static VerificationUnavailableException unanswered(ClerkException e) {
    return new VerificationUnavailableException(
        AuthReason.SESSION_TOKEN_MISSING,
        "A handshake cannot be completed, as Clerk could not be asked for the browser's cookies",
        e);
  }

  private RequestState state(AuthenticateContext visit, CookieDirectives directives) {
    Map<String, List<String>> headers = headers(visit, directives);
    String token = directives.sessionToken();
    if (token == null) {
      return RequestState.signedOut(
          visit,
          TokenType.SESSION_TOKEN,
          AuthFailure.of(AuthReason.SESSION_TOKEN_MISSING),
          headers);
    }
    return RequestState.signedIn(visit, verified(visit, token), token, headers);
  }

  /** On a developer's machine a clock that is wrong by hours must not keep everybody out. */
  private SessionClaims verified(AuthenticateContext visit, String token) {
    Jwt jwt = verifier.decode(token);
    try {
      return verifier.verify(jwt);
    } catch (InvalidTokenException e) {
      if (!visit.site().isDevelopment() || !ABOUT_TIME.contains(e.reason())) {
        throw e;
      }
      LOG.warn(
          "This machine's clock and Clerk's differ; set it, or nobody will stay signed in: {}",
          e.getMessage());
      return verifier.verify(jwt, DAY);
    }
  }

  private static Map<String, List<String>> headers(
      AuthenticateContext visit, CookieDirectives directives) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    headers.put(HeaderNames.ALLOW_ORIGIN, List.of("null"));
    headers.put(HeaderNames.ALLOW_CREDENTIALS, List.of("true"));
    headers.putAll(directives.headers());
    if (visit.site().isDevelopment() && visit.url() != null) {
      headers.put(
          HeaderNames.LOCATION, List.of(visit.url().without(ClerkNames.RETURNED).toString()));
      headers.put(HeaderNames.CACHE_CONTROL, List.of("no-store"));
    }
    return headers;
  }
}
