package io.github.clerk4j.token;

import static io.github.clerk4j.token.TokenType.API_KEY;
import static io.github.clerk4j.token.TokenType.M2M_TOKEN;
import static io.github.clerk4j.token.TokenType.OAUTH_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.clerk4j.ClerkClient;
import io.github.clerk4j.RetryPolicy;
import io.github.clerk4j.auth.Fixture;
import io.github.clerk4j.model.Json;
import io.github.clerk4j.testing.FakeResponse;
import io.github.clerk4j.testing.TokenBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Machine tokens: the rows of {@code docs/behavior.md}, section 1.7, and decisions. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MachineTokenTest {
  private static final Instant NOW = Instant.parse("2026-05-12T12:00:00Z");
  private static final String MACHINE_KEY = "ak_machine";
  private static final List<TokenType> OPAQUE = List.of(API_KEY, M2M_TOKEN, OAUTH_TOKEN);

  private Fixture fixture;
  private ClerkClient clerk;
  private MachineTokenVerifier verifier;

  @BeforeAll
  void start() {
    fixture = new Fixture();
  }

  /** A client of its own for each test, as what it learned of rate limits stays with it. */
  @BeforeEach
  void begin() {
    fixture.fake.resetResponses();
    fixture.fake.clearRequests();
    Duration soon = Duration.ofMillis(1);
    clerk =
        ClerkClient.builder()
            .secretKey(fixture.fake.secretKey())
            .apiUrl(fixture.fake.apiUrl())
            .retryPolicy(RetryPolicy.builder().backoff(soon, soon).build())
            .build();
    verifier = verifier(clerk, MACHINE_KEY);
  }

  @AfterEach
  void end() {
    clerk.close();
  }

  @AfterAll
  void stop() {
    fixture.close();
  }

  static Stream<Arguments> kinds() {
    return Stream.of(
        // row, token, kind
        Arguments.of("1.7 API key", "ak_1", API_KEY),
        Arguments.of("1.7 M2M opaque", "mt_1", M2M_TOKEN),
        Arguments.of("1.7 OAuth opaque", "oat_1", OAUTH_TOKEN),
        Arguments.of("1.7 neither", "sk_test_1", null),
        Arguments.of("1.7 prefix in upper case", "AK_1", null),
        Arguments.of("1.7 empty", "", null),
        Arguments.of("1.7 no JWT", "a.b.c", null));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("kinds")
  void isOfTheKindThatItsPrefixSays(String name, String token, @Nullable TokenType type) {
    assertThat(RequestToken.of(token).machineType()).isEqualTo(type);
  }

  @Test
  void aJwtIsOfTheKindThatItSays() {
    assertThat(RequestToken.of(m2m().sign()).machineType()).isEqualTo(M2M_TOKEN);
    assertThat(RequestToken.of(oauth().sign()).machineType()).isEqualTo(OAUTH_TOKEN);
    assertThat(RequestToken.of(oauth().header("typ", "application/at+jwt").sign()).machineType())
        .isEqualTo(OAUTH_TOKEN);
    assertThat(RequestToken.of(oauth().claim("sub", "mch_1").sign()).machineType())
        .as("1.7 precedence: M2M before OAuth")
        .isEqualTo(M2M_TOKEN);
    assertThat(RequestToken.of(fixture.token().sign()).machineType()).isNull();
    assertThat(RequestToken.of(fixture.token().template("supabase").sign()).machineType()).isNull();
  }

  // Opaque tokens

  @ParameterizedTest
  @MethodSource("opaque")
  void anOpaqueTokenIsWhatClerkSaysOfIt(TokenType type) {
    answer(type, FakeResponse.of(200, json(Map.of())));
    MachineToken token = verifier.verify(type, secret(type));
    assertThat(token.type()).isEqualTo(type);
    assertThat(token.id()).isEqualTo("id_1");
    assertThat(token.subject()).isEqualTo("user_1");
    assertThat(token.scopes()).containsExactly("a", "b");
    assertThat(token.token()).isEqualTo(secret(type));
    assertThat(token.name()).isEqualTo(type == API_KEY ? "deploy" : null);
    assertThat(token.clientId()).isEqualTo(type == OAUTH_TOKEN ? "client_1" : null);
    assertThat(token.claims()).isEqualTo(type == OAUTH_TOKEN ? Map.of() : Map.of("k", "v"));
    assertThat(token.toString()).doesNotContain("secret");
  }

  @ParameterizedTest
  @MethodSource("opaque")
  void clerkIsAskedByTheMemberAndTheKeyThatAreDocumented(TokenType type) {
    answer(type, FakeResponse.of(200, json(Map.of())));
    var unused = verifier.verify(type, secret(type));
    var asked = fixture.fake.requests().get(0);
    String member = type == API_KEY ? "secret" : type == M2M_TOKEN ? "token" : "access_token";
    assertThat(asked.body()).isEqualTo("{\"" + member + "\":\"" + secret(type) + "\"}");
    String key = type == M2M_TOKEN ? MACHINE_KEY : fixture.fake.secretKey();
    assertThat(asked.header("Authorization")).isEqualTo("Bearer " + key);
    assertThat(asked.apiVersion()).isNotNull();
  }

  @Test
  void withoutAMachineSecretKeyTheInstancesOwnDoes() {
    answer(M2M_TOKEN, FakeResponse.of(200, json(Map.of())));
    var unused = verifier(clerk, null).verify(M2M_TOKEN, "mt_1");
    assertThat(fixture.fake.requests().get(0).header("Authorization"))
        .isEqualTo("Bearer " + fixture.fake.secretKey());
  }

  static Stream<Arguments> badAnswers() {
    return Stream.of(
        // row, Clerk's response, reason, could not check
        Arguments.of(
            "1.7 404", FakeResponse.error(404, "resource_not_found", "x"), "token-invalid", false),
        Arguments.of(
            "1.7 401",
            FakeResponse.error(401, "clerk_key_invalid", "x"),
            "secret-key-invalid",
            true),
        Arguments.of(
            "1.7 400", FakeResponse.error(400, "bad_request", "x"), "token-invalid", false),
        Arguments.of("1.7 403", FakeResponse.error(403, "forbidden", "x"), "token-invalid", false),
        Arguments.of("1.7 422", FakeResponse.error(422, "x", "x"), "token-invalid", false),
        Arguments.of(
            "decision 14: 429",
            FakeResponse.of(429).header("Retry-After", "60"),
            "unexpected-error",
            true),
        Arguments.of("decision 14: 500", FakeResponse.of(500), "unexpected-error", true),
        Arguments.of("decision 14: 503", FakeResponse.of(503), "unexpected-error", true),
        Arguments.of("decision 14: no answer", FakeResponse.disconnect(), "unexpected-error", true),
        Arguments.of("decision 14: HTML", FakeResponse.of(200, "<html>"), "unexpected-error", true),
        Arguments.of("decision 14: nothing", FakeResponse.of(200, "{}"), "unexpected-error", true));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badAnswers")
  void isRefusedOrCouldNotBeChecked(
      String name, FakeResponse answer, String reason, boolean unchecked) {
    for (TokenType type : OPAQUE) {
      answer(type, answer);
      TokenException refusal = refusal(type, secret(type));
      assertThat(refusal.reason()).isEqualTo(reason);
      assertThat(refusal)
          .isInstanceOf(
              unchecked ? VerificationUnavailableException.class : InvalidTokenException.class)
          .hasMessageContaining(type.value());
      assertThat(refusal.getMessage()).doesNotContain("secret\"").doesNotContain("_secret");
    }
  }

  static Stream<Arguments> endedTokens() {
    return Stream.of(
        // row, members of Clerk's response
        Arguments.of("decision 21: revoked", Map.of("revoked", true)),
        Arguments.of("decision 21: expired", Map.of("expired", true)),
        Arguments.of("decision 21: both", Map.of("revoked", true, "expired", true)),
        Arguments.of("revoked, and expired is no flag", Map.of("revoked", true, "expired", "x")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("endedTokens")
  void aTokenThatEndedIsNotSignedInWhateverTheStatus(String name, Map<String, Object> with) {
    for (TokenType type : OPAQUE) {
      answer(type, FakeResponse.of(200, json(with)));
      TokenException refusal = refusal(type, secret(type));
      assertThat(refusal).isInstanceOf(InvalidTokenException.class);
      assertThat(refusal.reason()).isEqualTo(TokenReason.TOKEN_INVALID);
    }
  }

  @Test
  void anOauthTokenThatIsNotActiveHasExpired() {
    answer(OAUTH_TOKEN, FakeResponse.of(200, "{\"active\":false}"));
    assertThat(refusal(OAUTH_TOKEN, "oat_1")).hasMessageContaining("has expired");
  }

  @Test
  void clerkIsAskedASecondTimeWhereItFailsAndNoThirdTime() {
    fixture.fake.enqueue(FakeResponse.of(500), FakeResponse.of(200, json(Map.of())));
    assertThat(verifier.verify(API_KEY, "ak_1").subject()).isEqualTo("user_1");
    fixture.fake.enqueue(FakeResponse.of(503), FakeResponse.of(503), FakeResponse.of(200));
    assertThat(refusal(API_KEY, "ak_1")).isInstanceOf(VerificationUnavailableException.class);
    assertThat(fixture.fake.requests()).hasSize(4);
  }

  @Test
  void clerkIsNotAskedAboutWhatCannotBeAToken() {
    for (String token : List.of("ak_ b", "ak_\u0000", "ak_é", "ak_" + "a".repeat(2000))) {
      assertThat(refusal(API_KEY, token).reason()).isEqualTo(TokenReason.TOKEN_INVALID);
    }
    assertThat(refusal(API_KEY, "mt_1").reason()).isEqualTo(TokenReason.TOKEN_TYPE_MISMATCH);
    assertThat(refusal(API_KEY, "x").reason()).isEqualTo(TokenReason.TOKEN_TYPE_MISMATCH);
    assertThat(fixture.fake.requests()).isEmpty();
  }

  @Test
  void withoutASecretKeyAnOpaqueTokenCannotBeCheckedAndTheMessageSaysWhatToDo() {
    MachineTokenVerifier networkless = verifier(null, null);
    TokenException refusal =
        catchThrowableOfType(TokenException.class, () -> networkless.verify(API_KEY, "ak_secret"));
    assertThat(refusal)
        .isInstanceOf(VerificationUnavailableException.class)
        .hasMessageContaining("builder(clerkClient)");
    assertThat(networkless.verify(M2M_TOKEN, m2m().sign()).subject()).isEqualTo("mch_1");
  }

  // JWTs

  @Test
  void anM2mJwtIsReadWithoutAskingClerk() {
    MachineToken token = verifier.verify(M2M_TOKEN, m2m().claim("scopes", "mch_2  mch_3").sign());
    assertThat(token.type()).isEqualTo(M2M_TOKEN);
    assertThat(token.id()).isEqualTo("jti_1");
    assertThat(token.subject()).isEqualTo("mch_1");
    assertThat(token.scopes()).containsExactly("mch_2", "mch_3");
    assertThat(token.claims())
        .containsEntry("plan", "pro")
        .doesNotContainKeys("sub", "jti", "exp", "nbf", "iat", "iss");
    assertThat(fixture.fake.requests()).noneMatch(each -> each.method().equals("POST"));
  }

  @Test
  void theScopesOfAnM2mJwtCanBeItsAudience() {
    MachineTokenVerifier verifier = verifier(clerk, MACHINE_KEY, Set.of());
    assertThat(verifier.verify(M2M_TOKEN, m2m().sign()).scopes()).isEmpty();
    assertThat(verifier.verify(M2M_TOKEN, m2m().claim("aud", List.of("mch_2")).sign()).scopes())
        .containsExactly("mch_2");
    assertThat(verifier.verify(M2M_TOKEN, m2m().claim("aud", "mch_2").sign()).scopes())
        .containsExactly("mch_2");
    assertThat(verifier.verify(M2M_TOKEN, m2m().withoutHeader("cat").sign()).id())
        .isEqualTo("jti_1");
  }

  @Test
  void anOauthJwtIsReadWithoutAskingClerk() {
    MachineToken token =
        verifier.verify(OAUTH_TOKEN, oauth().claim("scope", "email profile").sign());
    assertThat(token.type()).isEqualTo(OAUTH_TOKEN);
    assertThat(token.id()).isEqualTo("jti_1");
    assertThat(token.clientId()).isEqualTo("client_1");
    assertThat(token.subject()).isEqualTo(fixture.ada.id());
    assertThat(token.scopes()).containsExactly("email", "profile");
    assertThat(token.claims()).isEmpty();
    String both = oauth().claim("scope", "x").claim("scp", List.of("email")).sign();
    assertThat(verifier.verify(OAUTH_TOKEN, both).scopes()).containsExactly("email");
  }

  static Stream<Arguments> badJwts() {
    String invalid = TokenReason.TOKEN_INVALID;
    String failed = TokenReason.TOKEN_VERIFICATION_FAILED;
    String issuer = TokenReason.TOKEN_INVALID_ISSUER;
    return Stream.of(
        // row, kind, reason, change of a good token
        jwt(
            "1.7 M2M JWT category: session",
            M2M_TOKEN,
            invalid,
            t -> t.header("cat", "cl_B7d4PD111AAA")),
        jwt("1.7 M2M JWT category: other", M2M_TOKEN, invalid, t -> t.header("cat", "x")),
        jwt("1.7 M2M JWT type", M2M_TOKEN, failed, t -> t.header("typ", "at+jwt")),
        jwt("1.7 M2M JWT signature", M2M_TOKEN, failed, t -> t.signedBy(TestKeys.rsa())),
        jwt("1.7 M2M JWT algorithm", M2M_TOKEN, failed, t -> t.header("alg", "PS256")),
        jwt("1.7 M2M JWT key", M2M_TOKEN, failed, t -> t.header("kid", "ins_other")),
        jwt("1.7 M2M JWT exp", M2M_TOKEN, failed, t -> t.expiresAt(NOW.minusSeconds(6))),
        jwt("1.7 M2M JWT no exp", M2M_TOKEN, failed, t -> t.withoutClaim("exp")),
        jwt("1.7 M2M JWT nbf", M2M_TOKEN, failed, t -> t.notBefore(NOW.plusSeconds(6))),
        jwt("1.7 OAuth JWT signature", OAUTH_TOKEN, failed, t -> t.signedBy(TestKeys.rsa())),
        jwt("1.7 OAuth JWT no sub", OAUTH_TOKEN, failed, t -> t.withoutClaim("sub")),
        jwt("1.7 OAuth JWT aud", OAUTH_TOKEN, failed, t -> t.claim("aud", "other")),
        jwt("decision 29: OAuth JWT no aud", OAUTH_TOKEN, failed, t -> t.withoutClaim("aud")),
        jwt("decision 29: OAuth JWT aud null", OAUTH_TOKEN, failed, t -> t.claim("aud", null)),
        jwt("decision 29: OAuth JWT aud [1]", OAUTH_TOKEN, failed, t -> t.claim("aud", List.of(1))),
        jwt("decision 29: M2M JWT aud", M2M_TOKEN, failed, t -> t.claim("aud", "other")),
        jwt("decision 29: M2M JWT aud null", M2M_TOKEN, failed, t -> t.claim("aud", null)),
        jwt("decision 32: typ null", M2M_TOKEN, failed, t -> t.header("typ", null)),
        jwt(
            "decision 27: OAuth JWT iss",
            OAUTH_TOKEN,
            issuer,
            t -> t.claim("iss", "https://x.test")),
        jwt("decision 27: M2M JWT iss", M2M_TOKEN, issuer, t -> t.claim("iss", "https://x.test")),
        jwt("1.7 OAuth JWT exp", OAUTH_TOKEN, failed, t -> t.expiresAt(NOW.minusSeconds(6))),
        jwt("1.7 OAuth JWT iat", OAUTH_TOKEN, failed, t -> t.issuedAt(NOW.plusSeconds(6))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badJwts")
  void aBadJwtIsRefused(
      String name, TokenType type, String reason, UnaryOperator<TokenBuilder> change) {
    String token = change.apply(type == M2M_TOKEN ? m2m() : oauth()).sign();
    TokenException refusal = refusal(type, token);
    assertThat(refusal).isInstanceOf(InvalidTokenException.class);
    assertThat(refusal.reason()).isEqualTo(reason);
    assertThat(refusal.toString()).doesNotContain(token.substring(20)).isNotEmpty();
  }

  @Test
  void aJwtThatIsNoMachinesIsRefused() {
    for (TokenBuilder each : List.of(fixture.token(), fixture.token().template("supabase"))) {
      assertThat(refusal(M2M_TOKEN, each.sign()).reason())
          .isEqualTo(TokenReason.TOKEN_TYPE_MISMATCH);
      assertThat(refusal(OAUTH_TOKEN, each.sign()).reason())
          .isEqualTo(TokenReason.TOKEN_TYPE_MISMATCH);
    }
  }

  @Test
  void aJwtWhoseKeyCannotBeHadCouldNotBeChecked() {
    fixture.fake.stub("GET", "/jwks", FakeResponse.of(500));
    MachineTokenVerifier fresh = verifier(clerk, null);
    TokenException refusal =
        catchThrowableOfType(TokenException.class, () -> fresh.verify(M2M_TOKEN, m2m().sign()));
    assertThat(refusal).isInstanceOf(VerificationUnavailableException.class);
    assertThat(refusal.reason()).isEqualTo(TokenReason.JWK_REMOTE_FAILED_TO_LOAD);
  }

  static Stream<TokenType> opaque() {
    return OPAQUE.stream();
  }

  private MachineTokenVerifier verifier(@Nullable ClerkClient asking, @Nullable String machineKey) {
    return verifier(asking, machineKey, Set.of("api"));
  }

  private MachineTokenVerifier verifier(
      @Nullable ClerkClient asking, @Nullable String machineKey, Set<String> audience) {
    KeySource keys =
        asking == null
            ? PemKey.of(fixture.fake.jwtKey())
            : new CachingKeySource(new RemoteJwkSet(clerk), fixture.clock);
    return new MachineTokenVerifier(
        keys,
        new MachineAudience(audience, Set.of()),
        Set.of(fixture.fake.issuer(), "https://clerk.satellite.test"),
        Duration.ofSeconds(5),
        fixture.clock,
        asking,
        machineKey);
  }

  private TokenException refusal(TokenType type, String token) {
    return catchThrowableOfType(TokenException.class, () -> verifier.verify(type, token));
  }

  private void answer(TokenType type, FakeResponse answer) {
    fixture.fake.stub("POST", path(type), answer);
  }

  private static String path(TokenType type) {
    return switch (type) {
      case API_KEY -> "/api_keys/verify";
      case M2M_TOKEN -> "/m2m_tokens/verify";
      default -> "/oauth_applications/access_tokens/verify";
    };
  }

  private static String secret(TokenType type) {
    return type == API_KEY ? "ak_secret" : type == M2M_TOKEN ? "mt_secret" : "oat_secret";
  }

  private static String json(Map<String, Object> with) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("id", "id_1");
    answer.put("subject", "user_1");
    answer.put("scopes", List.of("a", "b"));
    answer.put("revoked", false);
    answer.put("expired", false);
    answer.put("name", "deploy");
    answer.put("client_id", "client_1");
    answer.put("aud", List.of("other", "api"));
    answer.put("claims", Map.of("k", "v"));
    answer.put("expiration", NOW.plusSeconds(60).toEpochMilli());
    answer.putAll(with);
    return Json.write(answer);
  }

  private TokenBuilder m2m() {
    return fixture
        .token()
        .header("cat", "cl_B7d4PD333AAA")
        .claim("sub", "mch_1")
        .claim("jti", "jti_1")
        .claim("plan", "pro");
  }

  private TokenBuilder oauth() {
    return fixture
        .token()
        .withoutHeader("cat")
        .header("typ", "at+jwt")
        .claim("jti", "jti_1")
        .claim("aud", "api")
        .claim("client_id", "client_1");
  }

  private static Arguments jwt(
      String name, TokenType type, String reason, UnaryOperator<TokenBuilder> change) {
    return Arguments.of(name, type, reason, change);
  }
}
