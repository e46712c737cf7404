package io.github.clerk4j.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.clerk4j.ClerkClient;
import io.github.clerk4j.ClerkConfigurationException;
import io.github.clerk4j.testing.Answer;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When the keys of the instance are fetched, and what happens where they cannot be. */
class KeysTest {
  private static final KeyPair KEY = TestKeys.rsa();
  private static final String SHORT_RSA_KEY =
      "MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQCokn1E9bHuuFKGALvUQaipSB0M/yZRoPFpZ+85"
          + "sZtHcyt0xgaIK+mYu2wx+GyCgLK8eecGjjlK/n/7Ir+x8dtMKQPtiqgY2372Qnagclpxcm80f2Os"
          + "JjmgEhFAyfkAuxYPUx9bKTpb3SazMGrJCSNCsxNDyvfYOdPU6aVhkkW8KQIDAQAB";
  private static final String EC_KEY =
      "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEuvBK+I767mrkMtB58U5hnmfA22zw3wYKCQz9Vr/R"
          + "GTTzOf59pz06mpVXtHkJa8Y4kNIfnEdStgYcIRRR9SrTuA==";

  private final Fixture fixture = new Fixture();
  private final RequestAuthenticator authenticator = fixture.authenticator();

  @AfterEach
  void stop() {
    fixture.close();
  }

  @Test
  void keysAreFetchedOnceInFiveMinutes() {
    for (int i = 0; i < 10; i++) {
      assertThat(authenticate().isAuthenticated()).isTrue();
      fixture.clock.advance(Duration.ofSeconds(29));
    }
    assertThat(fetches()).isEqualTo(1);
    fixture.clock.advance(Duration.ofSeconds(10));
    assertThat(authenticate().isAuthenticated()).isTrue();
    assertThat(fetches()).isEqualTo(2);
  }

  @Test
  void bogusKeyIdsCauseOneFetchInTenSecondsHoweverManyAsk() {
    List<String> bogus =
        IntStream.range(0, 500)
            .mapToObj(i -> fixture.token().header("kid", "ins_" + i).signedBy(KEY).sign())
            .toList();
    bogus.parallelStream()
        .forEach(
            token ->
                assertThat(authenticator.authenticateRequest(Fixture.bearer(token)).reason())
                    .isEqualTo(AuthReason.JWK_KID_MISMATCH));
    assertThat(fetches()).isEqualTo(1);
    assertThat(authenticate().isAuthenticated()).isTrue();
    fixture.clock.advance(Duration.ofSeconds(11));
    authenticator.authenticateRequest(Fixture.bearer(bogus.get(0)));
    assertThat(fetches()).isEqualTo(2);
  }

  @Test
  void aRotatedKeyIsFoundAndAWithdrawnOneIsGoneAtTheNextFetch() {
    String oldest = fixture.token().lifetime(Duration.ofHours(1)).sign();
    assertThat(authenticator.authenticateRequest(Fixture.bearer(oldest)).isAuthenticated())
        .isTrue();
    fixture.clock.advance(Duration.ofSeconds(11));
    fixture.fake.rotateKeys();
    assertThat(authenticate().isAuthenticated()).isTrue();
    fixture.clock.advance(Duration.ofSeconds(11));
    fixture.fake.rotateKeys(); // of the key set, the oldest key is gone now
    assertThat(authenticate().isAuthenticated()).isTrue();
    assertThat(authenticator.authenticateRequest(Fixture.bearer(oldest)).reason())
        .isEqualTo(AuthReason.JWK_KID_MISMATCH);
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 503, 429, 404})
  void knownKeysServeWhileClerkFailsAndThatIsBounded(int status) {
    assertThat(authenticate().isAuthenticated()).isTrue();
    fixture.fake.answerAlways("GET", "/jwks", Answer.of(status));
    fixture.clock.advance(Duration.ofMinutes(6));
    assertThat(authenticate().isAuthenticated()).isTrue();
    assertThat(authenticate().isAuthenticated()).isTrue();
    assertThat(fetches()).as("a failing fetch is not repeated at once").isEqualTo(2);
    fixture.clock.advance(Duration.ofMinutes(60));
    RequestState state = authenticate();
    assertThat(state.reason()).isEqualTo(AuthReason.JWK_REMOTE_FAILED_TO_LOAD);
    assertThat(state.couldNotCheck()).isTrue();
    fixture.fake.answerNormally();
    fixture.clock.advance(Duration.ofSeconds(11));
    assertThat(authenticate().isAuthenticated()).isTrue();
  }

  @Test
  void anUnreachableClerkIsNotABadToken() {
    fixture.fake.answerAlways("GET", "/jwks", Answer.disconnect());
    RequestState state = authenticate();
    assertThat(state.isAuthenticated()).isFalse();
    assertThat(state.couldNotCheck()).isTrue();
    assertThat(state.reason()).isEqualTo(AuthReason.JWK_REMOTE_FAILED_TO_LOAD);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"keys\":[]}",
        "{}",
        "[]",
        "<html>",
        "{\"keys\":[{\"kid\":\"a\",\"kty\":\"RSA\",\"n\":\"AQAB\",\"e\":\"!\"}]}"
      })
  void aKeySetWithoutKeysIsNotABadToken(String body) {
    fixture.fake.answerAlways("GET", "/jwks", Answer.of(200, body));
    RequestState state = authenticate();
    assertThat(state.couldNotCheck()).isTrue();
    assertThat(state.reason()).isEqualTo(AuthReason.JWK_REMOTE_FAILED_TO_LOAD);
  }

  @Test
  void aSecretKeyThatClerkRefusesHasAReasonOfItsOwn() {
    try (ClerkClient stranger =
        ClerkClient.builder().secretKey("sk_test_wrong").apiUrl(fixture.fake.apiUrl()).build()) {
      RequestAuthenticator wrong =
          RequestAuthenticator.builder(stranger).clock(fixture.clock).build();
      RequestState state = wrong.authenticateRequest(Fixture.bearer(fixture.token().sign()));
      assertThat(state.reason()).isEqualTo(AuthReason.SECRET_KEY_INVALID);
      assertThat(state.couldNotCheck()).isTrue();
      assertThat(state.message()).doesNotContain("sk_test_wrong");
    }
  }

  @Test
  void noKeyIsFetchedForATokenThatIsRefusedAnyway() {
    authenticator.authenticateRequest(Fixture.bearer(fixture.token().algorithm("HS256").sign()));
    authenticator.authenticateRequest(Fixture.bearer(fixture.token().template("supabase").sign()));
    assertThat(fetches()).isZero();
  }

  @Test
  void aPemKeyNeedsNoNetworkAndIsReadInAllItsSpellings() {
    String pem = fixture.fake.jwtKey();
    String oneLine = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
    for (String each : List.of(pem, pem.replace("\n", "\\n"), oneLine, "  " + pem + "\n\n")) {
      RequestAuthenticator networkless =
          RequestAuthenticator.builder(fixture.clerk).jwtKey(each).clock(fixture.clock).build();
      assertThat(
              networkless
                  .authenticateRequest(Fixture.bearer(fixture.token().sign()))
                  .isAuthenticated())
          .isTrue();
    }
    assertThat(fetches()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----",
        SHORT_RSA_KEY,
        EC_KEY
      })
  void aMalformedPemKeyIsAMistakeOfTheConfiguration(String pem) {
    ClerkConfigurationException mistake =
        catchThrowableOfType(
            ClerkConfigurationException.class,
            () -> RequestAuthenticator.builder().jwtKey(pem).build());
    assertThat(mistake).hasMessageContaining("JWT key");
  }

  @Test
  void anAuthenticatorWithoutAnyKeyCannotBeBuilt() {
    assertThatThrownBy(() -> RequestAuthenticator.builder().build())
        .isInstanceOf(ClerkConfigurationException.class)
        .hasMessageContaining("jwtKey(...)");
  }

  private RequestState authenticate() {
    return authenticator.authenticateRequest(Fixture.bearer(fixture.token().sign()));
  }

  private long fetches() {
    return fixture.fake.requests().stream().filter(each -> each.line().contains("/jwks")).count();
  }
}
