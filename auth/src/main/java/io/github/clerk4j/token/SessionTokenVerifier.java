package io.github.clerk4j.token;

import io.github.clerk4j.ClerkConfigurationException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Verifies session tokens, in this order: form, kind, type, algorithm, key, signature; then the
 * claims {@code sub}, {@code iss}, {@code aud}, {@code azp}, {@code exp}, {@code nbf} and {@code
 * iat}. Thread-safe.
 *
 * <p>A token that was verified before is neither decoded again, nor is its signature checked again,
 * as long as its key is the same; everything else is.
 */
final class SessionTokenVerifier {
  private static final Duration LARGEST_SKEW = Duration.ofDays(1);
  private static final Listeners<TokenListener> NONE = Listeners.none("io.github.clerk4j.token");

  /**
   * The expectations of tokens.
   *
   * @param audience the accepted audiences of a token that has an {@code aud}; not checked if empty
   * @param authorizedParties the accepted authorized parties ({@code azp}); not checked if empty
   * @param issuers the accepted issuers ({@code iss}); not checked if empty
   * @param clockSkew the tolerated difference between clocks, up to a day
   * @param headerTypes the accepted types ({@code typ}); if empty, {@code JWT} or none
   */
  record Expected(
      Set<String> audience,
      Set<String> authorizedParties,
      Set<String> issuers,
      Duration clockSkew,
      Set<String> headerTypes) {
    Expected {
      audience = Set.copyOf(audience);
      authorizedParties = Set.copyOf(authorizedParties);
      issuers = Set.copyOf(issuers);
      headerTypes = Set.copyOf(headerTypes);
      if (clockSkew.isNegative() || clockSkew.compareTo(LARGEST_SKEW) > 0) {
        throw new ClerkConfigurationException("clockSkew must be from 0 to 24 hours: " + clockSkew);
      }
    }
  }

  private final JwtSignatureVerifier jwts;
  private final Expected expected;
  private final Clock clock;
  private final VerifiedTokenCache verified;
  private final Listeners<TokenListener> listeners;

  /**
   * @param cachedTokens the maximum number of cached tokens; 0 for none
   */
  SessionTokenVerifier(KeySource keys, Expected expected, Clock clock, int cachedTokens) {
    this(keys, expected, clock, cachedTokens, NONE);
  }

  SessionTokenVerifier(
      KeySource keys,
      Expected expected,
      Clock clock,
      int cachedTokens,
      Listeners<TokenListener> listeners) {
    this(
        new JwtSignatureVerifier(keys),
        expected,
        clock,
        new VerifiedTokenCache(cachedTokens),
        listeners);
  }

  SessionTokenVerifier(
      JwtSignatureVerifier jwts, Expected expected, Clock clock, VerifiedTokenCache verified) {
    this(jwts, expected, clock, verified, NONE);
  }

  private SessionTokenVerifier(
      JwtSignatureVerifier jwts,
      Expected expected,
      Clock clock,
      VerifiedTokenCache verified,
      Listeners<TokenListener> listeners) {
    this.jwts = jwts;
    this.expected = expected;
    this.clock = clock;
    this.verified = verified;
    this.listeners = listeners;
  }

  /** Returns the decoded form of a token that was verified before, or null. */
  @Nullable Jwt known(String token) {
    VerifiedTokenCache.Entry entry = verified.get(token);
    return entry == null ? null : entry.jwt();
  }

  /** Decodes a token, without the work for one that was verified before. */
  Jwt decode(String token) {
    Jwt known = known(token);
    return known == null ? Jwt.decode(token) : known;
  }

  /**
   * Returns the claims of a token.
   *
   * @throws InvalidTokenException if the token is bad
   * @throws VerificationUnavailableException if its key cannot be fetched
   */
  SessionClaims verify(String token) {
    return CallMode.result(verify(decode(token), CallMode.BLOCKING));
  }

  /** Same as {@link #verify(String)}, in a mode. */
  CompletableFuture<SessionClaims> verify(Jwt jwt, CallMode mode) {
    return verify(jwt, expected.clockSkew(), mode);
  }

  /** Same as {@link #verify(Jwt, CallMode)}, with another clock skew. */
  CompletableFuture<SessionClaims> verify(Jwt jwt, Duration clockSkew, CallMode mode) {
    checkKind(jwt);
    return jwts.verifyHeader(jwt, expected.headerTypes(), mode)
        .thenApply(key -> verify(jwt, key, clockSkew));
  }

  private SessionClaims verify(Jwt jwt, VerificationKey key, Duration clockSkew) {
    VerifiedTokenCache.Entry known = verified.get(jwt.token());
    if (known != null && !known.key().equals(key)) {
      known = null; // the key was replaced under its id
    }
    boolean cached = known != null;
    if (!listeners.isEmpty()) {
      listeners.tell(each -> each.onSignature(cached));
    }
    if (known == null) {
      jwts.verifySignature(jwt, key);
    }
    checkParties(jwt.claims());
    TimeClaims.check(jwt.claims(), clock.instant(), clockSkew);
    if (known != null) {
      return known.claims();
    }
    SessionClaims claims = new SessionClaims(jwt.claims());
    verified.put(new VerifiedTokenCache.Entry(jwt, key, claims));
    return claims;
  }

  private static void checkKind(Jwt jwt) {
    if (jwt.isOtherThanSession()) {
      throw new InvalidTokenException(
          TokenReason.TOKEN_TYPE_MISMATCH,
          "The token is not a session token, but "
              + (jwt.machineType() == null
                  ? "a JWT template's or of another category (cat)"
                  : "an " + jwt.machineType())
              + "; getToken() without a template makes session tokens");
    }
  }

  private void checkParties(Map<String, Object> claims) {
    if (!(claims.get("sub") instanceof String subject) || subject.isEmpty()) {
      throw failed("The token's subject (sub) is " + PrintableClaim.member(claims, "sub"));
    }
    Issuer.check(claims, expected.issuers());
    Audience.check(claims, expected.audience());
    if (!expected.authorizedParties().isEmpty()
        && !(claims.get("azp") instanceof String party
            && expected.authorizedParties().contains(party))) {
      throw new InvalidTokenException(
          TokenReason.TOKEN_INVALID_AUTHORIZED_PARTIES,
          claims.containsKey("azp")
              ? "The token's authorized party (azp) is "
                  + PrintableClaim.of(claims.get("azp"))
                  + ", which is not among the authorized parties "
                  + new TreeSet<>(expected.authorizedParties())
                  + "; if that is a front end of yours, add its origin to them"
              : "The token has no authorized party (azp), and the authorized parties are "
                  + new TreeSet<>(expected.authorizedParties())
                  + "; session tokens of a browser have one, those made by the Backend API have"
                  + " none, and those of FakeClerk have the one of authorizedParty(...)");
    }
  }

  private static InvalidTokenException failed(String message) {
    return new InvalidTokenException(TokenReason.TOKEN_VERIFICATION_FAILED, message);
  }
}
