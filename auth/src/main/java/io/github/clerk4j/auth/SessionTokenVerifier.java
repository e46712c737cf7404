package io.github.clerk4j.auth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Verifies session tokens, in this order: form, kind, type, algorithm, key, signature; then the
 * claims {@code sub}, {@code iss}, {@code aud}, {@code azp}, {@code exp}, {@code nbf} and {@code
 * iat}. Safe for use by several threads.
 */
final class SessionTokenVerifier {
  /**
   * What is expected of tokens.
   *
   * @param audience of which a token that has an {@code aud} must have one; not checked where empty
   * @param authorizedParties of which {@code azp} must be one; not checked where empty
   * @param issuer what {@code iss} must be; not checked where null
   */
  record Expected(
      Set<String> audience,
      Set<String> authorizedParties,
      @Nullable String issuer,
      Duration clockSkew) {
    Expected {
      audience = Set.copyOf(audience);
      authorizedParties = Set.copyOf(authorizedParties);
    }
  }

  private final KeySource keys;
  private final Expected expected;
  private final Clock clock;

  SessionTokenVerifier(KeySource keys, Expected expected, Clock clock) {
    this.keys = keys;
    this.expected = expected;
    this.clock = clock;
  }

  /**
   * The claims of a token.
   *
   * @throws InvalidTokenException if the token is bad
   * @throws UncheckedTokenException if its key cannot be had
   */
  SessionClaims verify(Jwt jwt) {
    checkHeader(jwt);
    String algorithm = String.valueOf(jwt.headerText("alg"));
    VerificationKey key = keys.find(jwt.headerText("kid"));
    if (!key.isFor(algorithm)) {
      throw new InvalidTokenException(
          AuthReason.TOKEN_INVALID_ALGORITHM,
          "The token is signed by " + algorithm + ", for which its key is not made");
    }
    if (!RsaSignature.verifies(algorithm, key.key(), jwt.signedBytes(), jwt.signature())) {
      throw new InvalidTokenException(
          AuthReason.TOKEN_INVALID_SIGNATURE, "The token's signature is not that of the key");
    }
    checkClaims(jwt);
    return new SessionClaims(jwt.claims());
  }

  private static void checkHeader(Jwt jwt) {
    if (jwt.isOtherThanSession()) {
      throw new InvalidTokenException(
          AuthReason.TOKEN_TYPE_MISMATCH,
          "The token is not a session token, but a JWT template's or a machine's");
    }
    Object type = jwt.header().get("typ");
    if (type != null && !type.equals("JWT")) {
      throw new InvalidTokenException(
          AuthReason.TOKEN_INVALID, "The token's type (typ) is not JWT");
    }
    if (!RsaSignature.knows(jwt.headerText("alg"))) {
      throw new InvalidTokenException(
          AuthReason.TOKEN_INVALID_ALGORITHM,
          "The token's algorithm (alg) is none of RS256, RS384 and RS512");
    }
    if (jwt.header().containsKey("crit") || jwt.header().containsKey("b64")) {
      throw new InvalidTokenException(
          AuthReason.TOKEN_VERIFICATION_FAILED,
          "The token demands an extension (crit, b64) that is not supported");
    }
  }

  private void checkClaims(Jwt jwt) {
    if (!(jwt.claims().get("sub") instanceof String subject) || subject.isEmpty()) {
      throw failed("The token has no subject (sub)");
    }
    if (expected.issuer() != null && !expected.issuer().equals(jwt.claims().get("iss"))) {
      throw failed("The token's issuer (iss) is not " + expected.issuer());
    }
    if (!expected.audience().isEmpty()
        && jwt.claims().containsKey("aud")
        && !isForAudience(jwt.claims().get("aud"))) {
      throw failed("The token's audience (aud) is none of " + expected.audience());
    }
    if (!expected.authorizedParties().isEmpty()
        && !(jwt.claims().get("azp") instanceof String party
            && expected.authorizedParties().contains(party))) {
      throw new InvalidTokenException(
          AuthReason.TOKEN_INVALID_AUTHORIZED_PARTIES,
          "The token's authorized party (azp) is none of " + expected.authorizedParties());
    }
    checkTimes(jwt);
  }

  private boolean isForAudience(@Nullable Object audience) {
    List<?> all =
        audience instanceof List<?> several
            ? several
            : audience == null ? List.of() : List.of(audience);
    return all.stream().allMatch(String.class::isInstance)
        && all.stream().anyMatch(expected.audience()::contains);
  }

  private void checkTimes(Jwt jwt) {
    Instant now = clock.instant();
    Instant expires = NumericDate.of(jwt.claims().get("exp"));
    if (expires == null) {
      throw failed("The token has no time of expiry (exp), or one that is no time");
    }
    if (!expires.isAfter(now.minus(expected.clockSkew()))) {
      throw new InvalidTokenException(
          AuthReason.TOKEN_EXPIRED, "The token expired at " + expires + "; it is " + now + " here");
    }
    Instant latest = now.plus(expected.clockSkew());
    Instant begins = time(jwt, "nbf");
    if (begins != null && begins.isAfter(latest)) {
      throw new InvalidTokenException(
          AuthReason.TOKEN_NOT_ACTIVE_YET,
          "The token is valid from " + begins + " on; it is " + now + " here");
    }
    Instant issued = time(jwt, "iat");
    if (issued != null && issued.isAfter(latest)) {
      throw new InvalidTokenException(
          AuthReason.TOKEN_IAT_IN_THE_FUTURE,
          "The token was issued at " + issued + "; it is " + now + " here");
    }
  }

  private static @Nullable Instant time(Jwt jwt, String claim) {
    Instant time = NumericDate.of(jwt.claims().get(claim));
    if (time == null && jwt.claims().containsKey(claim)) {
      throw failed("The token's claim " + claim + " is no time");
    }
    return time;
  }

  private static InvalidTokenException failed(String message) {
    return new InvalidTokenException(AuthReason.TOKEN_VERIFICATION_FAILED, message);
  }
}
