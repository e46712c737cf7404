package io.github.clerk4j.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.clerk4j.auth.Fixture;
import io.github.clerk4j.testing.TokenBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Handshake tokens: {@code docs/behavior.md}, section 2.9, and decision 23. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HandshakeTokenTest {
  private static final Instant NOW = Instant.parse("2026-05-12T12:00:00Z");
  private static final List<String> COOKIES = List.of("__session=a; Path=/", "__client_uat=1");

  private Fixture fixture;
  private HandshakeTokenVerifier verifier;

  @BeforeAll
  void start() {
    fixture = new Fixture();
    verifier =
        new HandshakeTokenVerifier(
            PemKey.of(fixture.fake.jwtKey()), Duration.ofSeconds(5), fixture.clock);
  }

  @AfterAll
  void stop() {
    fixture.close();
  }

  @Test
  void theCookiesAreHandedOver() {
    assertThat(cookies(token().sign())).isEqualTo(COOKIES);
  }

  @Test
  void noTimeAndNoSubjectAndNoPartyIsNeeded() {
    TokenBuilder bare = token();
    for (String claim : List.of("exp", "nbf", "iat", "sub", "azp")) {
      bare.withoutClaim(claim);
    }
    assertThat(cookies(bare.sign())).isEqualTo(COOKIES);
  }

  static Stream<Arguments> badTokens() {
    String failed = TokenReason.TOKEN_VERIFICATION_FAILED;
    return Stream.of(
        // row, reason, change of a good token
        bad("2.9 typ", TokenReason.TOKEN_INVALID, t -> t.header("typ", "at+jwt")),
        bad("2.9 alg", TokenReason.TOKEN_INVALID_ALGORITHM, t -> t.algorithm("HS256")),
        bad("2.9 cat", TokenReason.TOKEN_INVALID, t -> t.header("cat", "cl_B7d4PD222AAA")),
        bad("2.9 cat: M2M", TokenReason.TOKEN_INVALID, t -> t.header("cat", "cl_B7d4PD333AAA")),
        bad(
            "2.9 other kind: cat: session",
            TokenReason.TOKEN_INVALID,
            t -> t.header("cat", "cl_B7d4PD111AAA")),
        bad("2.9 other kind: cat: a number", TokenReason.TOKEN_INVALID, t -> t.header("cat", 1L)),
        bad(
            "2.9 other kind: sub of a machine",
            TokenReason.TOKEN_INVALID,
            t -> t.claim("sub", "mch_1")),
        bad("2.9 signature", TokenReason.TOKEN_INVALID_SIGNATURE, t -> t.signedBy(TestKeys.rsa())),
        bad("decision 23: exp", TokenReason.TOKEN_EXPIRED, t -> t.expiresAt(NOW.minusSeconds(6))),
        bad("decision 23: exp is text", failed, t -> t.claim("exp", "1")),
        bad(
            "decision 23: nbf",
            TokenReason.TOKEN_NOT_ACTIVE_YET,
            t -> t.notBefore(NOW.plusSeconds(6))),
        bad("2.9 no cookies", failed, t -> t.withoutClaim("handshake")),
        bad("2.9 cookies: text", failed, t -> t.claim("handshake", "__session=a")),
        bad("2.9 cookies: a number among them", failed, t -> t.claim("handshake", List.of(1L))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badTokens")
  void isRefused(String name, String reason, UnaryOperator<TokenBuilder> change) {
    String token = change.apply(token()).sign();
    InvalidTokenException refusal =
        catchThrowableOfType(InvalidTokenException.class, () -> cookies(token));
    assertThat(refusal.reason()).isEqualTo(reason);
  }

  private List<String> cookies(String token) {
    return Verifying.cookies(verifier, token);
  }

  private TokenBuilder token() {
    return fixture.token().withoutHeader("cat").claim("handshake", COOKIES);
  }

  private static Arguments bad(String name, String reason, UnaryOperator<TokenBuilder> change) {
    return Arguments.of(name, reason, change);
  }
}
