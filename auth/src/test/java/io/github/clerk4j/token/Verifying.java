package io.github.clerk4j.token;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.clerk4j.auth.Fixture;
import io.github.clerk4j.token.SessionTokenVerifier.Expected;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Verifiers for tests, and what comes out of them. */
final class Verifying {
  static final Expected USUAL = expected(Set.of(), Set.of(Fixture.ORIGIN), null, Set.of());
  static final int CACHED = 1000;

  private Verifying() {}

  static Expected expected(
      Set<String> audience, Set<String> parties, @Nullable String issuer, Set<String> types) {
    Set<String> issuers = issuer == null ? Set.of() : Set.of(issuer);
    return new Expected(audience, parties, issuers, Duration.ofSeconds(5), types);
  }

  static KeySource publishedKeys(Fixture fixture) {
    return new CachingKeySource(new RemoteJwkSet(fixture.clerk), fixture.clock);
  }

  static SessionTokenVerifier verifier(KeySource keys, Clock clock) {
    return new SessionTokenVerifier(keys, USUAL, clock, CACHED);
  }

  /** The reason why a token is refused; null where it is not. */
  static @Nullable String reason(SessionTokenVerifier verifier, String token) {
    try {
      verifier.verify(token);
      return null;
    } catch (TokenException e) { // any other one is a fault and comes through
      return e.reason();
    }
  }

  /** What a token is refused with. */
  static TokenException refusal(SessionTokenVerifier verifier, String token) {
    return catchThrowableOfType(TokenException.class, () -> verifier.verify(token));
  }

  /** Returns the cookies of a handshake token. */
  static List<String> cookies(HandshakeTokenVerifier verifier, String token) {
    return CallMode.result(verifier.verify(Jwt.decode(token), CallMode.BLOCKING));
  }

  static long keyFetches(Fixture fixture) {
    return fixture.fake.requests().stream().filter(each -> each.line().contains("/jwks")).count();
  }
}
