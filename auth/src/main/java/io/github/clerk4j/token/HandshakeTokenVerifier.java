package io.github.clerk4j.token;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A verifier of the tokens in which the Frontend API hands over the cookies of a handshake.
 * Thread-safe.
 */
final class HandshakeTokenVerifier {
  private final JwtSignatureVerifier jwts;
  private final Duration clockSkew;
  private final Clock clock;

  HandshakeTokenVerifier(KeySource keys, Duration clockSkew, Clock clock) {
    this.jwts = new JwtSignatureVerifier(keys);
    this.clockSkew = clockSkew;
    this.clock = clock;
  }

  /**
   * Returns the cookies to set, each as a {@code Set-Cookie} line.
   *
   * @throws InvalidTokenException if the token is bad
   * @throws VerificationUnavailableException if its key cannot be had
   */
  CompletableFuture<List<String>> verify(Jwt jwt, CallMode mode) {
    if (!jwt.canBeHandshake()) {
      throw new InvalidTokenException(
          TokenReason.TOKEN_INVALID,
          "The handshake token is a token of another kind: its category (cat) is "
              + PrintableClaim.member(jwt.header(), "cat"));
    }
    return jwts.verify(jwt, JwtSignatureVerifier.USUAL_TYPE, mode)
        .thenApply(
            verified -> {
              TimeClaims.checkPresent(jwt.claims(), clock.instant(), clockSkew);
              return cookies(jwt.claims().get("handshake"));
            });
  }

  private static List<String> cookies(@Nullable Object claim) {
    List<String> cookies = new ArrayList<>();
    if (claim instanceof List<?> listed) {
      for (Object each : listed) {
        if (each instanceof String cookie) {
          cookies.add(cookie);
        }
      }
      if (cookies.size() == listed.size()) {
        return List.copyOf(cookies);
      }
    }
    throw new InvalidTokenException(
        TokenReason.TOKEN_VERIFICATION_FAILED,
        "The handshake token's claim handshake is no list of cookies");
  }
}
