package io.github.clerk4j.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerk4j.testing.TokenBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which session tokens are accepted: by the published keys and by a PEM key alike. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SessionTokenTest {
  private static final Instant NOW = Instant.parse("2026-05-12T12:00:00Z");

  private Fixture fixture;
  private RequestAuthenticator byPublishedKeys;
  private RequestAuthenticator byPem;

  @BeforeAll
  void start() {
    fixture = new Fixture();
    byPublishedKeys = fixture.authenticator();
    byPem =
        RequestAuthenticator.builder()
            .jwtKey(fixture.fake.jwtKey())
            .authorizedParties(Fixture.ORIGIN)
            .clock(fixture.clock)
            .build();
  }

  @AfterAll
  void stop() {
    fixture.close();
  }

  static Stream<Arguments> goodTokens() {
    return Stream.of(
        good("version 2", token -> token),
        good("version 1", TokenBuilder::version1),
        good("no typ", token -> token.withoutHeader("typ")),
        good("no cat", token -> token.withoutHeader("cat")),
        good("an unknown header", token -> token.header("x", "y")),
        good("no nbf", token -> token.withoutClaim("nbf")),
        good("no iat", token -> token.withoutClaim("iat")),
        good("expired within the clock skew", token -> token.expiresAt(NOW.minusSeconds(4))),
        good("not valid yet, within the clock skew", token -> token.notBefore(NOW.plusSeconds(5))),
        good(
            "issued in the future, within the clock skew",
            token -> token.issuedAt(NOW.plusSeconds(5))),
        good("exp with a fraction", token -> token.claim("exp", NOW.getEpochSecond() + 30.5)));
  }

  static Stream<Arguments> badTokens() {
    return Stream.of(
        bad(
            "another kind: JWT template",
            AuthReason.TOKEN_TYPE_MISMATCH,
            token -> token.template("supabase")),
        bad(
            "another kind: M2M by cat",
            AuthReason.TOKEN_TYPE_MISMATCH,
            t -> t.header("cat", "cl_B7d4PD333AAA")),
        bad(
            "another kind: unknown cat",
            AuthReason.TOKEN_TYPE_MISMATCH,
            t -> t.header("cat", "cl_other")),
        bad(
            "another kind: cat is a number",
            AuthReason.TOKEN_TYPE_MISMATCH,
            t -> t.header("cat", 1L)),
        bad(
            "another kind: OAuth by typ",
            AuthReason.TOKEN_TYPE_MISMATCH,
            t -> t.header("typ", "at+jwt")),
        bad(
            "another kind: OAuth by long typ",
            AuthReason.TOKEN_TYPE_MISMATCH,
            t -> t.header("typ", "application/AT+JWT")),
        bad(
            "another kind: M2M by sub",
            AuthReason.TOKEN_TYPE_MISMATCH,
            t -> t.claim("sub", "mch_1")),
        bad("unknown typ", AuthReason.TOKEN_INVALID, t -> t.header("typ", "JWS")),
        bad("typ is a number", AuthReason.TOKEN_INVALID, t -> t.header("typ", 5L)),
        bad("alg none", AuthReason.TOKEN_INVALID, t -> t.algorithm("none")),
        bad(
            "alg HS256 by the public key",
            AuthReason.TOKEN_INVALID_ALGORITHM,
            t -> t.algorithm("HS256")),
        bad("alg PS256", AuthReason.TOKEN_INVALID_ALGORITHM, t -> t.header("alg", "PS256")),
        bad("no alg", AuthReason.TOKEN_INVALID_ALGORITHM, t -> t.withoutHeader("alg")),
        bad(
            "alg is a list",
            AuthReason.TOKEN_INVALID_ALGORITHM,
            t -> t.header("alg", List.of("RS256"))),
        bad("crit", AuthReason.TOKEN_VERIFICATION_FAILED, t -> t.header("crit", List.of("exp"))),
        bad("b64", AuthReason.TOKEN_VERIFICATION_FAILED, t -> t.header("b64", false)),
        bad("another key", AuthReason.TOKEN_INVALID_SIGNATURE, t -> t.signedBy(TestKeys.rsa())),
        bad("no sub", AuthReason.TOKEN_VERIFICATION_FAILED, t -> t.withoutClaim("sub")),
        bad("sub is null", AuthReason.TOKEN_VERIFICATION_FAILED, t -> t.claim("sub", null)),
        bad("sub is a number", AuthReason.TOKEN_VERIFICATION_FAILED, t -> t.claim("sub", 1L)),
        bad("sub is empty", AuthReason.TOKEN_VERIFICATION_FAILED, t -> t.claim("sub", "")),
        bad("no azp", AuthReason.TOKEN_INVALID_AUTHORIZED_PARTIES, t -> t.withoutClaim("azp")),
        bad(
            "azp of another site",
            AuthReason.TOKEN_INVALID_AUTHORIZED_PARTIES,
            t -> t.authorizedParty("https://evil.test")),
        bad(
            "azp is a list",
            AuthReason.TOKEN_INVALID_AUTHORIZED_PARTIES,
            t -> t.claim("azp", List.of(Fixture.ORIGIN))),
        bad("no exp", AuthReason.TOKEN_VERIFICATION_FAILED, t -> t.withoutClaim("exp")),
        bad("exp is text", AuthReason.TOKEN_VERIFICATION_FAILED, t -> t.claim("exp", "4102444800")),
        bad(
            "exp is in milliseconds",
            AuthReason.TOKEN_VERIFICATION_FAILED,
            t -> t.claim("exp", 4102444800000L)),
        bad(
            "exp is huge",
            AuthReason.TOKEN_VERIFICATION_FAILED,
            t -> t.claim("exp", Long.MAX_VALUE)),
        bad("exp is negative", AuthReason.TOKEN_VERIFICATION_FAILED, t -> t.claim("exp", -1L)),
        bad(
            "expired",
            "session-token-expired-refresh-non-eligible-no-refresh-cookie",
            t -> t.expiresAt(NOW.minusSeconds(5))),
        bad("not valid yet", AuthReason.SESSION_TOKEN_NBF, t -> t.notBefore(NOW.plusSeconds(6))),
        bad("nbf is text", AuthReason.TOKEN_VERIFICATION_FAILED, t -> t.claim("nbf", "x")),
        bad(
            "issued in the future",
            AuthReason.SESSION_TOKEN_IAT_IN_THE_FUTURE,
            t -> t.issuedAt(NOW.plusSeconds(6))),
        bad("iat is null", AuthReason.TOKEN_VERIFICATION_FAILED, t -> t.claim("iat", null)));
  }

  static Stream<Arguments> noTokens() {
    String header = "eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9"; // {"alg":"RS256","typ":"JWT"}
    String claims = "eyJzdWIiOiJ1c2VyXzEifQ"; // {"sub":"user_1"}
    return Stream.of(
        Arguments.of("nothing after Bearer", ""),
        Arguments.of("one part", "abc"),
        Arguments.of("two parts", header + "." + claims),
        Arguments.of("four parts", header + "." + claims + ".AA.AA"),
        Arguments.of("empty parts", ".."),
        Arguments.of("no signature", header + "." + claims + "."),
        Arguments.of("padding", header + "=." + claims + ".AA"),
        Arguments.of("not base64url", "e+J/." + claims + ".AA"),
        Arguments.of("not JSON", "AAAA." + claims + ".AA"),
        Arguments.of("header is an array", "W10." + claims + ".AA"),
        Arguments.of("payload is text", header + ".ImEi.AA"),
        Arguments.of("payload is cut short", header + ".eyJzdWIiOiJ1c2Vy.AA"),
        Arguments.of("payload is followed by more", header + ".e30gMQ.AA"),
        Arguments.of("deeply nested", header + "." + base64("[".repeat(6000)) + ".AA"),
        Arguments.of("a very long one", header + "." + "A".repeat(100_000) + ".AA"),
        Arguments.of("not ASCII", header + "." + claims + ".é\u0000☃"),
        Arguments.of("blanks inside", header + "." + claims + ". AA"),
        Arguments.of("an API key", "ak_0123456789"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("goodTokens")
  void signsIn(String name, UnaryOperator<TokenBuilder> change) {
    String token = change.apply(fixture.token()).sign();
    for (RequestAuthenticator each : List.of(byPublishedKeys, byPem)) {
      RequestState state = each.authenticateRequest(Fixture.bearer(token));
      assertThat(state.reason()).isNull();
      assertThat(state.toAuth().userId()).isEqualTo(fixture.ada.id());
      assertThat(state.headers()).isEmpty();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badTokens")
  void isRefusedWithItsReason(String name, String reason, UnaryOperator<TokenBuilder> change) {
    String token = change.apply(fixture.token()).sign();
    for (RequestAuthenticator each : List.of(byPublishedKeys, byPem)) {
      assertRefused(each.authenticateRequest(Fixture.bearer(token)), reason, token);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("noTokens")
  void isRefusedAsNoToken(String name, String text) {
    assertRefused(
        byPublishedKeys.authenticateRequest(Fixture.bearer(text)), AuthReason.TOKEN_INVALID, text);
    String cookies = "__client_uat=1; __session=" + (text.isEmpty() ? "x" : text);
    RequestState state = byPublishedKeys.authenticateRequest(Fixture.cookies(cookies));
    assertThat(state.isAuthenticated()).isFalse();
    assertThat(state.reason()).isEqualTo(AuthReason.TOKEN_INVALID);
  }

  @Test
  void aTokenOfAnotherInstanceIsRefusedByThePublishedKeysAndByThePemKey() {
    try (Fixture other = new Fixture()) {
      String token = other.token().sign();
      assertRefused(
          byPublishedKeys.authenticateRequest(Fixture.bearer(token)),
          AuthReason.JWK_KID_MISMATCH,
          token);
      assertRefused(
          byPem.authenticateRequest(Fixture.bearer(token)),
          AuthReason.TOKEN_INVALID_SIGNATURE,
          token);
    }
  }

  @Test
  void anAudienceMustBeMetWhereTheTokenHasOne() {
    RequestAuthenticator strict =
        RequestAuthenticator.builder(fixture.clerk)
            .audience("api", "web")
            .clock(fixture.clock)
            .build();
    Map<String, UnaryOperator<TokenBuilder>> accepted =
        Map.of(
            "absent", token -> token,
            "text", token -> token.claim("aud", "web"),
            "list", token -> token.claim("aud", List.of("other", "api")));
    accepted.forEach(
        (name, change) ->
            assertThat(
                    strict
                        .authenticateRequest(Fixture.bearer(change.apply(fixture.token()).sign()))
                        .reason())
                .as(name)
                .isNull());
    for (Object aud :
        new Object[] {null, "", "other", List.of(), List.of("api", 1L), Map.of("api", "api"), 1L}) {
      RequestState state =
          strict.authenticateRequest(Fixture.bearer(fixture.token().claim("aud", aud).sign()));
      assertThat(state.reason()).as("aud %s", aud).isEqualTo(AuthReason.TOKEN_VERIFICATION_FAILED);
    }
  }

  @Test
  void aKeyIsUsedForNoAlgorithmButItsOwnWhereItIsKnown() {
    for (String algorithm : List.of("RS384", "RS512")) {
      String token = fixture.token().algorithm(algorithm).sign();
      assertThat(byPem.authenticateRequest(Fixture.bearer(token)).isAuthenticated()).isTrue();
      assertRefused(
          byPublishedKeys.authenticateRequest(Fixture.bearer(token)),
          AuthReason.TOKEN_INVALID_ALGORITHM,
          token);
    }
    String mislabelled = fixture.token().header("alg", "RS512").sign();
    assertRefused(
        byPem.authenticateRequest(Fixture.bearer(mislabelled)),
        AuthReason.TOKEN_INVALID_SIGNATURE,
        mislabelled);
  }

  @Test
  void anIssuerThatIsSetIsRequired() {
    RequestAuthenticator right =
        RequestAuthenticator.builder(fixture.clerk)
            .issuer(fixture.fake.issuer())
            .clock(fixture.clock)
            .build();
    RequestAuthenticator wrong =
        RequestAuthenticator.builder(fixture.clerk)
            .issuer("https://clerk.other.test")
            .clock(fixture.clock)
            .build();
    ClerkRequest request = Fixture.bearer(fixture.token().sign());
    assertThat(right.authenticateRequest(request).isAuthenticated()).isTrue();
    assertThat(wrong.authenticateRequest(request).reason())
        .isEqualTo(AuthReason.TOKEN_VERIFICATION_FAILED);
  }

  @Test
  void theClockSkewCanBeNone() {
    RequestAuthenticator exact =
        RequestAuthenticator.builder(fixture.clerk)
            .clockSkew(Duration.ZERO)
            .clock(fixture.clock)
            .build();
    String expired = fixture.token().expiresAt(NOW).sign();
    assertThat(exact.authenticateRequest(Fixture.bearer(expired)).isAuthenticated()).isFalse();
  }

  private static void assertRefused(RequestState state, String reason, String token) {
    assertThat(state.isAuthenticated()).isFalse();
    assertThat(state.reason()).isEqualTo(reason);
    assertThat(state.couldNotCheck()).isFalse();
    assertThat(state.message()).isNotEmpty();
    assertThat(state.toAuth()).isInstanceOf(SignedOutAuth.class);
    assertThat(state.headers()).containsEntry("x-clerk-auth-reason", List.of(reason));
    if (token.length() > 20) {
      assertThat(state + state.message() + state.headers()).doesNotContain(token.substring(20));
    }
  }

  private static Arguments good(String name, UnaryOperator<TokenBuilder> change) {
    return Arguments.of(name, change);
  }

  private static Arguments bad(String name, String reason, UnaryOperator<TokenBuilder> change) {
    return Arguments.of(name, reason, change);
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
