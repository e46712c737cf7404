package io.github.clerk4j.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerk4j.ClerkConfigurationException;
import io.github.clerk4j.auth.Fixture;
import io.github.clerk4j.testing.TokenBuilder;
import io.github.clerk4j.token.SessionTokenVerifier.Expected;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The verification of session tokens, by the published keys and by a PEM key alike. Names of cases
 * begin with their row in {@code docs/behavior.md}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SessionTokenTest {
  private static final Instant NOW = Instant.parse("2026-05-12T12:00:00Z");
  private static final String HEADER = "eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9"; // RS256, JWT
  private static final String CLAIMS = "eyJzdWIiOiJ1c2VyXzEifQ"; // {"sub":"user_1"}

  private static final Expected FOR_API_OR_WEB = audience("api", "web");
  private static final Expected TYPED = types("JWT", "x+jwt");

  private Fixture fixture;
  private KeySource published;
  private KeySource pem;

  @BeforeAll
  void start() {
    fixture = new Fixture();
    published = Verifying.publishedKeys(fixture);
    pem = PemKey.of(fixture.fake.jwtKey());
  }

  @AfterAll
  void stop() {
    fixture.close();
  }

  static Stream<Arguments> goodTokens() {
    return Stream.of(
        // row, expectations other than usual, change of a good token
        good("1.3 version 2", t -> t),
        good("1.3 version 1", TokenBuilder::version1),
        good("1.3 an unknown header is ignored", t -> t.header("oiat", 1L)),
        good("1.3 cat of ignored tokens", t -> t.header("cat", "cl_I7d4PD111III")),
        good("1.2 #3 no cat", t -> t.withoutHeader("cat")),
        good("1.2 #5 no typ", t -> t.withoutHeader("typ")),
        good("1.2 #5 headerType: one of them", TYPED, t -> t.header("typ", "x+jwt")),
        good("1.2 #9 aud: not expected", t -> t.claim("aud", "other")),
        good("1.2 #9 aud: absent", FOR_API_OR_WEB, t -> t),
        good("1.2 #9 aud: text", FOR_API_OR_WEB, t -> t.claim("aud", "web")),
        good(
            "1.2 #9 aud: any of a list",
            FOR_API_OR_WEB,
            t -> t.claim("aud", List.of("other", "api"))),
        good("1.2 #10 azp: not expected", audience(), t -> t.withoutClaim("azp")),
        good("1.2 #11 exp within the skew", t -> t.expiresAt(NOW.minusSeconds(4))),
        good("1.2 #11 exp with a fraction", t -> t.claim("exp", NOW.getEpochSecond() - 4.999)),
        good("1.2 #12 no nbf", t -> t.withoutClaim("nbf")),
        good("1.2 #12 nbf within the skew", t -> t.notBefore(NOW.plusSeconds(5))),
        good("decision 32: nbf is negative", t -> t.claim("nbf", -1L)),
        good("decision 32: nbf is very negative", t -> t.claim("nbf", -3e16)),
        good("decision 32: iat is negative", t -> t.claim("iat", -86_400.5)),
        good("decision 32: typ in lower case", t -> t.header("typ", "jwt")),
        good("decision 32: headerType in upper case", TYPED, t -> t.header("typ", "X+JWT")),
        good("1.2 #13 no iat", t -> t.withoutClaim("iat")),
        good("1.2 #13 iat within the skew", t -> t.issuedAt(NOW.plusSeconds(5))));
  }

  static Stream<Arguments> badTokens() {
    String failed = TokenReason.TOKEN_VERIFICATION_FAILED;
    String algorithm = TokenReason.TOKEN_INVALID_ALGORITHM;
    String kind = TokenReason.TOKEN_TYPE_MISMATCH;
    String party = TokenReason.TOKEN_INVALID_AUTHORIZED_PARTIES;
    return Stream.of(
        // row, reason, words of the message, expectations other than usual, change of a good token
        bad("1.2 #3 cat: JWT template", kind, "JWT template", t -> t.template("supabase")),
        bad("1.2 #3 cat: M2M", kind, "not a session", t -> t.header("cat", "cl_B7d4PD333AAA")),
        bad("1.2 #3 cat: unknown", kind, "not a session", t -> t.header("cat", "cl_other")),
        bad("1.2 #3 cat: a number", kind, "not a session", t -> t.header("cat", 1L)),
        bad("1.7 OAuth JWT", kind, "oauth_token", t -> t.header("typ", "at+jwt")),
        bad("1.7 OAuth JWT, long", kind, "oauth", t -> t.header("typ", "application/AT+JWT")),
        bad("1.7 M2M JWT", kind, "m2m_token", t -> t.claim("sub", "mch_1")),
        bad("1.2 #5 typ", TokenReason.TOKEN_INVALID, "\"JWS\"", t -> t.header("typ", "JWS")),
        bad("1.2 #5 typ: a number", TokenReason.TOKEN_INVALID, "\"5\"", t -> t.header("typ", 5L)),
        bad(
            "1.2 #5 headerType: absent",
            TokenReason.TOKEN_INVALID,
            "is missing; expected JWT or x+jwt",
            TYPED,
            t -> t.withoutHeader("typ")),
        bad(
            "1.2 #6 alg HS256 by the public key",
            algorithm,
            "\"HS256\"",
            t -> t.algorithm("HS256")),
        bad("1.2 #6 alg PS256", algorithm, "\"PS256\"", t -> t.header("alg", "PS256")),
        bad("1.2 #6 alg in lower case", algorithm, "\"rs256\"", t -> t.header("alg", "rs256")),
        bad("1.2 #6 alg: none there", algorithm, "missing", t -> t.withoutHeader("alg")),
        bad("1.2 #6 alg: a list", algorithm, "a list", t -> t.header("alg", List.of("RS256"))),
        bad("decision 20: crit", failed, "crit", t -> t.header("crit", List.of("exp"))),
        bad("decision 20: b64", failed, "b64", t -> t.header("b64", false)),
        bad("1.2 #8 sub: absent", failed, "(sub) is missing", t -> t.withoutClaim("sub")),
        bad("1.2 #8 sub: null", failed, "(sub) is null", t -> t.claim("sub", null)),
        bad("1.2 #8 sub: a number", failed, "(sub) is \"1\"", t -> t.claim("sub", 1L)),
        bad("1.2 #8 sub: empty", failed, "(sub) is \"\"", t -> t.claim("sub", "")),
        bad(
            "decision 27: issuer",
            TokenReason.TOKEN_INVALID_ISSUER,
            "expected https://clerk.other.test",
            Verifying.expected(Set.of(), Set.of(), "https://clerk.other.test", Set.of()),
            t -> t),
        aud("null", null),
        aud("empty", ""),
        aud("another", "other"),
        aud("an empty list", List.of()),
        aud("a list of others", List.of("a", "b")),
        aud("a list with a number", List.of("api", 1L)),
        aud("an object", Map.of("api", "api")),
        aud("a number", 1L),
        bad(
            "1.2 #10 azp: absent",
            party,
            "has no authorized party (azp)",
            t -> t.withoutClaim("azp")),
        bad("1.2 #10 azp: empty", party, "\"\"", t -> t.authorizedParty("")),
        bad(
            "1.2 #10 azp: another",
            party,
            "\"https://evil.test\", which is not among the authorized parties [https://app.",
            t -> t.authorizedParty("https://evil.test")),
        bad("1.2 #10 azp: a list", party, "list", t -> t.claim("azp", List.of(Fixture.ORIGIN))),
        bad("1.2 #11 exp: absent", failed, "(exp)", t -> t.withoutClaim("exp")),
        bad("1.2 #11 exp: null", failed, "(exp)", t -> t.claim("exp", null)),
        bad("1.2 #11 exp: text", failed, "\"4102444800\"", t -> t.claim("exp", "4102444800")),
        bad("1.2 #11 exp: milliseconds", failed, "no time", t -> t.claim("exp", 4102444800000L)),
        bad("1.2 #11 exp: huge", failed, "no time", t -> t.claim("exp", Long.MAX_VALUE)),
        bad("1.2 #11 exp: negative", TokenReason.TOKEN_EXPIRED, "ago", t -> t.claim("exp", -1L)),
        bad("1.2 #12 nbf: beyond all times", failed, "no time", t -> t.claim("nbf", -1e17)),
        bad("decision 32: typ null", TokenReason.TOKEN_INVALID, "null", t -> t.header("typ", null)),
        bad(
            "1.2 #11 exp",
            TokenReason.TOKEN_EXPIRED,
            "expired 9 s ago",
            t -> t.expiresAt(NOW.minusSeconds(9))),
        bad(
            "1.2 #11 exp just beyond the skew",
            TokenReason.TOKEN_EXPIRED,
            "expired 5 s ago",
            t -> t.expiresAt(NOW.minusSeconds(5))),
        bad(
            "1.2 #12 nbf",
            TokenReason.TOKEN_NOT_ACTIVE_YET,
            "valid in 6 s",
            t -> t.notBefore(NOW.plusSeconds(6))),
        bad("1.2 #12 nbf: text", failed, "nbf", t -> t.claim("nbf", "x")),
        bad(
            "1.2 #13 iat",
            TokenReason.TOKEN_IAT_IN_THE_FUTURE,
            "issued 9 s ahead",
            t -> t.issuedAt(NOW.plusSeconds(9))),
        bad("1.2 #13 iat: null", failed, "iat", t -> t.claim("iat", null)));
  }

  static Stream<Arguments> noTokens() {
    return Stream.of(
        // row, text
        Arguments.of("1.2 #1 nothing", ""),
        Arguments.of("1.2 #1 one part", "abc"),
        Arguments.of("1.2 #1 two parts", HEADER + "." + CLAIMS),
        Arguments.of("1.2 #1 four parts", HEADER + "." + CLAIMS + ".AA.AA"),
        Arguments.of("1.2 #2 empty parts", ".."),
        Arguments.of("1.2 #2 no signature", HEADER + "." + CLAIMS + "."),
        Arguments.of("1.2 #2 padding", HEADER + "=." + CLAIMS + ".AA"),
        Arguments.of("1.2 #2 not base64url", "e+J/." + CLAIMS + ".AA"),
        Arguments.of("1.2 #2 bits that belong to no byte", HEADER + "." + CLAIMS + ".AB"),
        Arguments.of("1.2 #2 not JSON", "AAAA." + CLAIMS + ".AA"),
        Arguments.of("1.2 #2 header is an array", "W10." + CLAIMS + ".AA"),
        Arguments.of("1.2 #2 payload is text", HEADER + ".ImEi.AA"),
        Arguments.of("1.2 #2 payload is cut short", HEADER + ".eyJzdWIiOiJ1c2Vy.AA"),
        Arguments.of("1.2 #2 payload is followed by more", HEADER + ".e30gMQ.AA"),
        Arguments.of(
            "1.2 #2 deeply nested", HEADER + "." + TestKeys.base64("[".repeat(6000)) + ".AA"),
        Arguments.of("1.2 #2 a very long one", HEADER + "." + "A".repeat(100_000) + ".AA"),
        Arguments.of("1.2 #2 not ASCII", HEADER + "." + CLAIMS + ".é\u0000☃"),
        Arguments.of("1.2 #2 blanks inside", HEADER + "." + CLAIMS + ". AA"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("goodTokens")
  void isAccepted(String name, Expected expected, UnaryOperator<TokenBuilder> change) {
    String token = change.apply(fixture.token()).sign();
    for (KeySource keys : List.of(published, pem)) {
      SessionTokenVerifier verifier =
          new SessionTokenVerifier(keys, expected, fixture.clock, Verifying.CACHED);
      assertThat(verifier.verify(token).userId()).isEqualTo(fixture.ada.id());
      assertThat(verifier.verify(token)).as("the second time").isEqualTo(verifier.verify(token));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badTokens")
  void isRefusedWithItsReason(
      String name,
      String reason,
      String says,
      Expected expected,
      UnaryOperator<TokenBuilder> change) {
    String token = change.apply(fixture.token()).sign();
    for (KeySource keys : List.of(published, pem)) {
      SessionTokenVerifier verifier =
          new SessionTokenVerifier(keys, expected, fixture.clock, Verifying.CACHED);
      assertRefused(verifier, token, reason, says);
      assertRefused(verifier, token, reason, says);
    }
  }

  /** As if the signature had been verified before: nothing else may be left out then. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("badTokens")
  void isRefusedEvenIfItsSignatureIsRemembered(
      String name,
      String reason,
      String says,
      Expected expected,
      UnaryOperator<TokenBuilder> change) {
    Jwt jwt = Jwt.decode(change.apply(fixture.token()).sign());
    VerificationKey key = PemKey.of(fixture.fake.jwtKey()).key();
    VerifiedTokenCache remembered = new VerifiedTokenCache(Verifying.CACHED);
    remembered.put(new VerifiedTokenCache.Entry(jwt, key, new SessionClaims(jwt.claims())));
    SessionTokenVerifier verifier =
        new SessionTokenVerifier(
            new JwtSignatureVerifier(pem), expected, fixture.clock, remembered);
    assertRefused(verifier, jwt.token(), reason, says);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("noTokens")
  void isRefusedAsNoToken(String name, String text) {
    assertRefused(
        Verifying.verifier(published, fixture.clock), text, TokenReason.TOKEN_INVALID, "not a JWT");
  }

  @Test
  void aTokenOf16KibibytesIsMalformedAndOneThatIsShorterIsNot() {
    String token = fixture.token().claim("pad", "").sign();
    int claim = 16 * 1024 - token.length();
    String longest = padded(claim / 4 * 3 - 6);
    assertThat(longest.length()).isBetween(16 * 1024 - 12, 16 * 1024 - 1);
    SessionTokenVerifier verifier = Verifying.verifier(pem, fixture.clock);
    assertThat(Verifying.reason(verifier, longest)).isNull();
    for (int more = 1; more < 24; more++) {
      String longer = padded(claim / 4 * 3 - 6 + more);
      assertThat(Verifying.reason(verifier, longer))
          .isEqualTo(longer.length() < 16 * 1024 ? null : TokenReason.TOKEN_INVALID);
    }
  }

  private String padded(int length) {
    return fixture.token().claim("pad", "x".repeat(length)).sign();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb", "a\tb", "a\u0000b", "a\u001fb", "\\\\\u0007"})
  void jsonWithRawControlCharactersIsMalformed(String text) {
    for (String token :
        List.of(
            HEADER + "." + TestKeys.base64("{\"sub\":\"" + text + "\"}") + ".AA",
            HEADER + "." + TestKeys.base64("{\"" + text + "\":1}") + ".AA",
            TestKeys.base64("{\"alg\":\"" + text + "\"}") + "." + CLAIMS + ".AA")) {
      assertRefused(
          Verifying.verifier(pem, fixture.clock), token, TokenReason.TOKEN_INVALID, "not a JWT");
    }
    String spaced = HEADER + "." + TestKeys.base64("{\n\t\"sub\" :\r\n \"a\\n\\\"b\"}") + ".AA";
    assertThat(Jwt.decode(spaced).claims()).containsEntry("sub", "a\n\"b");
  }

  @Test
  void aTokenOfAnotherKindIsCalledByItsNameAndTheMessageSaysWhatToDo() {
    SessionTokenVerifier verifier = Verifying.verifier(pem, fixture.clock);
    assertRefused(verifier, "ak_0123456789", TokenReason.TOKEN_INVALID, "of the kind api_key");
    assertRefused(verifier, "oat_0123456789", TokenReason.TOKEN_INVALID, "acceptedTokens(...)");
    assertRefused(verifier, "mt_0123456789", TokenReason.TOKEN_INVALID, "of the kind m2m_token");
    assertRefused(verifier, "sk_test_0123456789", TokenReason.TOKEN_INVALID, "a secret key");
  }

  @Test
  void algNoneIsRefusedAsThereIsNoSignatureToDecode() {
    String token = fixture.token().algorithm("none").sign();
    assertThat(Verifying.reason(Verifying.verifier(pem, fixture.clock), token))
        .isEqualTo(TokenReason.TOKEN_INVALID);
    assertThat(Verifying.reason(Verifying.verifier(pem, fixture.clock), token + "AAAA"))
        .isEqualTo(TokenReason.TOKEN_INVALID_ALGORITHM);
  }

  /** Row 1.2 #7: each check is wrong, and the signature's reason comes before those of claims. */
  @Test
  void theSignatureIsCheckedBeforeAnyClaim() {
    String token =
        fixture.token().signedBy(TestKeys.rsa()).withoutClaim("sub").withoutClaim("exp").sign();
    for (KeySource keys : List.of(published, pem)) {
      assertRefused(
          Verifying.verifier(keys, fixture.clock),
          token,
          TokenReason.TOKEN_INVALID_SIGNATURE,
          "\"https://clerk.fake.test\"");
    }
  }

  @Test
  void theFirstOfSeveralFaultsIsTheReason() {
    SessionTokenVerifier verifier =
        new SessionTokenVerifier(pem, FOR_API_OR_WEB, fixture.clock, Verifying.CACHED);
    TokenBuilder token = fixture.token().withoutClaim("exp").claim("iat", null).claim("nbf", "x");
    assertThat(Verifying.refusal(verifier, token.sign())).hasMessageContaining("(exp)");
    assertThat(Verifying.refusal(verifier, token.claim("aud", 1L).sign()))
        .hasMessageContaining("(aud)");
    assertThat(Verifying.refusal(verifier, token.withoutClaim("sub").sign()))
        .hasMessageContaining("(sub)");
    assertThat(Verifying.reason(verifier, token.header("alg", "ES256").sign()))
        .isEqualTo(TokenReason.TOKEN_INVALID_ALGORITHM);
    assertThat(Verifying.reason(verifier, token.header("typ", "x").sign()))
        .isEqualTo(TokenReason.TOKEN_INVALID);
    assertThat(Verifying.reason(verifier, token.header("cat", "x").sign()))
        .isEqualTo(TokenReason.TOKEN_TYPE_MISMATCH);
  }

  @Test
  void aTokenOfAnotherInstanceIsRefusedByThePublishedKeysAndByThePemKey() {
    try (Fixture other = new Fixture()) {
      String token = other.token().claim("iss", "https://clerk.other.test").sign();
      assertRefused(
          Verifying.verifier(published, fixture.clock),
          token,
          TokenReason.JWK_KID_MISMATCH,
          "issued by \"https://clerk.other.test\"");
      assertRefused(
          Verifying.verifier(pem, fixture.clock),
          token,
          TokenReason.TOKEN_INVALID_SIGNATURE,
          "of the JWT key that was given; the token says it was issued by \"https://clerk.other");
      TokenException refusal =
          Verifying.refusal(Verifying.verifier(published, fixture.clock), token);
      assertThat(refusal.getMessage()).doesNotContain("ins_");
    }
  }

  @Test
  void aKeyIsUsedForNoAlgorithmButItsOwnWhereItIsKnown() {
    for (String algorithm : List.of("RS384", "RS512")) {
      String token = fixture.token().algorithm(algorithm).sign();
      assertThat(Verifying.reason(Verifying.verifier(pem, fixture.clock), token)).isNull();
      assertRefused(
          Verifying.verifier(published, fixture.clock),
          token,
          TokenReason.TOKEN_INVALID_ALGORITHM,
          "its key is for \"RS256\" alone");
    }
    String mislabelled = fixture.token().header("alg", "RS512").sign();
    assertThat(Verifying.reason(Verifying.verifier(pem, fixture.clock), mislabelled))
        .isEqualTo(TokenReason.TOKEN_INVALID_SIGNATURE);
  }

  @Test
  void theClockSkewCanBeNoneOrAnotherForOneToken() {
    Expected exact = new Expected(Set.of(), Set.of(), Set.of(), Duration.ZERO, Set.of());
    SessionTokenVerifier verifier = new SessionTokenVerifier(pem, exact, fixture.clock, 10);
    String expired = fixture.token().expiresAt(NOW.minusSeconds(1)).sign();
    assertThatThrownBy(() -> verifier.verify(expired)).isInstanceOf(InvalidTokenException.class);
    assertThat(
            verifier
                .verify(Jwt.decode(expired), Duration.ofDays(1), CallMode.BLOCKING)
                .join()
                .userId())
        .isEqualTo(fixture.ada.id());
    assertThatThrownBy(() -> verifier.verify(expired)).isInstanceOf(InvalidTokenException.class);
    for (Duration wrong : List.of(Duration.ofMillis(-1), Duration.ofHours(25))) {
      assertThatThrownBy(() -> new Expected(Set.of(), Set.of(), Set.of(), wrong, Set.of()))
          .isInstanceOf(ClerkConfigurationException.class);
    }
  }

  @Test
  void whatATokenSaysStandsInMessagesQuotedAndShortAndInAscii() {
    SessionTokenVerifier verifier = Verifying.verifier(pem, fixture.clock);
    String hostile = "\r\nSet-Cookie: a=b\"\u202e☃" + "x".repeat(5000);
    TokenException refusal =
        Verifying.refusal(verifier, fixture.token().authorizedParty(hostile).sign());
    assertThat(refusal.getMessage())
        .contains("\"??Set-Cookie: a=b???xxx")
        .contains("xxx...\"")
        .matches("[ -~]*")
        .hasSizeLessThan(400);
  }

  private static void assertRefused(
      SessionTokenVerifier verifier, String token, String reason, String says) {
    TokenException refusal = Verifying.refusal(verifier, token);
    assertThat(refusal).isInstanceOf(InvalidTokenException.class).hasMessageContaining(says);
    assertThat(refusal.reason()).isEqualTo(reason);
    assertThat(refusal.getMessage()).matches("[ -~]+");
    if (token.length() > 20) {
      assertThat(refusal.toString()).doesNotContain(token.substring(20));
    }
  }

  private static Arguments good(String name, UnaryOperator<TokenBuilder> change) {
    return Arguments.of(name, Verifying.USUAL, change);
  }

  private static Arguments good(
      String name, Expected expected, UnaryOperator<TokenBuilder> change) {
    return Arguments.of(name, expected, change);
  }

  private static Arguments bad(
      String name, String reason, String says, UnaryOperator<TokenBuilder> change) {
    return Arguments.of(name, reason, says, Verifying.USUAL, change);
  }

  private static Arguments bad(
      String name,
      String reason,
      String says,
      Expected expected,
      UnaryOperator<TokenBuilder> change) {
    return Arguments.of(name, reason, says, expected, change);
  }

  private static Arguments aud(String name, @Nullable Object audience) {
    return bad(
        "1.2 #9 aud: " + name,
        TokenReason.TOKEN_VERIFICATION_FAILED,
        "(aud)",
        FOR_API_OR_WEB,
        t -> t.claim("aud", audience));
  }

  private static Expected audience(String... audience) {
    return Verifying.expected(Set.of(audience), Set.of(), null, Set.of());
  }

  private static Expected types(String... types) {
    return Verifying.expected(Set.of(), Set.of(), null, Set.of(types));
  }
}
