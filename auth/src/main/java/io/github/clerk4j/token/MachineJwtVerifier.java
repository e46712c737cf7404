package io.github.clerk4j.token;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A verifier of M2M and OAuth tokens that are JWTs, by the instance's keys. */
final class MachineJwtVerifier {
  private static final String CATEGORY = "cl_B7d4PD333AAA";
  private static final Set<String> ITS_OWN = Set.of("iss", "sub", "exp", "nbf", "iat", "jti");

  private final JwtSignatureVerifier jwts;
  private final MachineAudience audience;
  private final Set<String> issuers;
  private final Duration clockSkew;
  private final Clock clock;

  MachineJwtVerifier(
      KeySource keys,
      MachineAudience audience,
      Set<String> issuers,
      Duration clockSkew,
      Clock clock) {
    this.jwts = new JwtSignatureVerifier(keys);
    this.audience = audience;
    this.issuers = Set.copyOf(issuers);
    this.clockSkew = clockSkew;
    this.clock = clock;
  }

  /**
   * Verifies a token. A wrong issuer has its own reason; all else that is wrong but with the form
   * of a token has one reason, as in Clerk's own SDK.
   */
  CompletableFuture<MachineToken> verify(TokenType type, Jwt jwt, CallMode mode) {
    boolean m2m = type == TokenType.M2M_TOKEN;
    Object category = jwt.header().get("cat");
    if (m2m && category != null && !category.equals(CATEGORY)) {
      throw new InvalidTokenException(
          TokenReason.TOKEN_INVALID,
          "The M2M token is of another category (cat): " + PrintableClaim.of(category));
    }
    Set<String> types = m2m ? JwtSignatureVerifier.USUAL_TYPE : Jwt.OAUTH_TYPES;
    return CompletableFuture.completedFuture(jwt)
        .thenCompose(decoded -> jwts.verify(decoded, types, mode))
        .thenRun(() -> checkClaims(jwt.claims(), m2m))
        .exceptionallyCompose(e -> CompletableFuture.failedFuture(mapped(CallMode.failure(e))))
        .thenApply(verified -> m2m ? m2mToken(jwt) : oauthToken(jwt));
  }

  private static Throwable mapped(Throwable failure) {
    return failure instanceof InvalidTokenException e
            && !e.reason().equals(TokenReason.TOKEN_INVALID_ISSUER)
        ? failed(String.valueOf(e.getMessage()))
        : failure;
  }

  /** Checks the claims. An OAuth token without an audience is for no resource in particular. */
  private void checkClaims(Map<String, Object> claims, boolean m2m) {
    if (text(claims.get("sub")).isEmpty()) {
      throw failed("The token's subject (sub) is " + PrintableClaim.member(claims, "sub"));
    }
    Issuer.check(claims, issuers);
    if (m2m) {
      audience.checkM2m(claims);
    } else {
      audience.checkOAuth(claims);
    }
    TimeClaims.check(claims, clock.instant(), clockSkew);
  }

  private static MachineToken m2mToken(Jwt jwt) {
    Map<String, Object> more = new LinkedHashMap<>(jwt.claims());
    more.keySet().removeAll(ITS_OWN);
    Object scopes = jwt.claims().get("scopes");
    return token(
        TokenType.M2M_TOKEN, jwt, more, words(scopes == null ? jwt.claims().get("aud") : scopes));
  }

  private static MachineToken oauthToken(Jwt jwt) {
    Object scopes = jwt.claims().get("scp");
    return token(
        TokenType.OAUTH_TOKEN,
        jwt,
        Map.of(),
        words(scopes == null ? jwt.claims().get("scope") : scopes));
  }

  private static MachineToken token(
      TokenType type, Jwt jwt, Map<String, Object> more, List<String> scopes) {
    return new MachineToken(
        type,
        text(jwt.claims().get("jti")),
        text(jwt.claims().get("sub")),
        null,
        jwt.claims().get("client_id") instanceof String client ? client : null,
        more,
        scopes,
        Audience.of(jwt.claims()),
        type == TokenType.OAUTH_TOKEN ? MachineToken.actor(jwt.claims()) : null,
        jwt.token());
  }

  /** Of a list, or of text with blanks between them. */
  private static List<String> words(@Nullable Object claim) {
    if (claim instanceof List<?> listed) {
      return listed.stream().filter(String.class::isInstance).map(String.class::cast).toList();
    }
    return List.of(text(claim).split(" ", -1)).stream().filter(word -> !word.isEmpty()).toList();
  }

  private static String text(@Nullable Object claim) {
    return claim instanceof String text ? text : "";
  }

  private static InvalidTokenException failed(String message) {
    return new InvalidTokenException(TokenReason.TOKEN_VERIFICATION_FAILED, message);
  }
}
