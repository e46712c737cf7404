package io.github.clerk4j.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.clerk4j.ClerkClient;
import io.github.clerk4j.auth.Fixture;
import io.github.clerk4j.testing.FakeResponse;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The cache of the instance's keys. Names of tests begin with their row in {@code
 * docs/behavior.md}, section 1.2.
 */
class KeysTest {
  private static final KeyPair KEY = TestKeys.rsa();

  private final Fixture fixture = new Fixture();
  private final SessionTokenVerifier verifier =
      Verifying.verifier(Verifying.publishedKeys(fixture), fixture.clock);

  @AfterEach
  void stop() {
    fixture.close();
  }

  @Test
  @DisplayName("1.2 cache, TTL: keys are fetched once in four minutes, beside the tokens")
  void keysAreFetchedOnceInFourMinutes() {
    for (int i = 0; i < 8; i++) {
      assertThat(reason()).isNull();
      fixture.clock.advance(Duration.ofSeconds(29));
    }
    assertThat(fetches()).isEqualTo(1);
    fixture.clock.advance(Duration.ofSeconds(10));
    assertThat(reason()).isNull();
    awaitFetches(2);
  }

  @Test
  @DisplayName("1.2 cache, TTL: each fetch replaces all keys, so that a withdrawn one is gone")
  void aRotatedKeyIsFoundAndAWithdrawnOneIsGoneAtTheNextFetch() {
    String oldest = fixture.token().lifetime(Duration.ofHours(1)).sign();
    assertThat(Verifying.reason(verifier, oldest)).isNull();
    fixture.clock.advance(Duration.ofSeconds(11));
    fixture.fake.rotateKeys();
    assertThat(reason()).isNull();
    fixture.clock.advance(Duration.ofSeconds(11));
    fixture.fake.rotateKeys(); // of the key set, the oldest key is gone now
    assertThat(reason()).isNull();
    assertThat(Verifying.reason(verifier, oldest)).isEqualTo(TokenReason.JWK_KID_MISMATCH);
  }

  @Test
  @DisplayName("1.2 cache, fetch when: each time where the cache is skipped")
  void keysThatAreNotKeptAreFetchedForEachToken() {
    SessionTokenVerifier uncached =
        new SessionTokenVerifier(
            new UncachedKeySource(new RemoteJwkSet(fixture.clerk), fixture.clock),
            Verifying.USUAL,
            fixture.clock,
            0);
    String token = fixture.token().sign();
    for (int i = 1; i <= 3; i++) {
      assertThat(Verifying.reason(uncached, token)).isNull();
      assertThat(fetches()).isEqualTo(i);
    }
    fixture.fake.rotateKeys();
    fixture.fake.rotateKeys();
    assertThat(Verifying.reason(uncached, token)).isEqualTo(TokenReason.JWK_KID_MISMATCH);
    fixture.fake.stub("GET", "/jwks", FakeResponse.of(500));
    assertThat(Verifying.refusal(uncached, token))
        .isInstanceOf(VerificationUnavailableException.class);
    assertThat(fetches()).as("a failed one is retried twice").isEqualTo(7);
  }

  @Test
  @DisplayName("1.2 cache, request: by the secret key, with a version")
  void theRequestIsAuthorised() {
    assertThat(reason()).isNull();
    var request = fixture.fake.requests().get(0);
    assertThat(request.line()).isEqualTo("GET /v1/jwks");
    assertThat(request.header("Authorization")).isEqualTo("Bearer " + fixture.fake.secretKey());
    assertThat(request.apiVersion()).isNotNull();
    assertThat(request.header("User-Agent")).isNotNull();
  }

  @ParameterizedTest(name = "1.2 cache, HTTP error {0}: known keys serve for an hour")
  @ValueSource(ints = {500, 503, 429, 404})
  void knownKeysServeWhileClerkFailsAndThatIsBounded(int status) {
    assertThat(reason()).isNull();
    fixture.fake.stub("GET", "/jwks", FakeResponse.of(status));
    fixture.clock.advance(Duration.ofMinutes(6));
    assertThat(reason()).isNull();
    assertThat(reason()).isNull();
    awaitFetches(2);
    assertThat(reason()).isNull();
    assertThat(fetches()).as("a failing fetch is not repeated at once").isEqualTo(2);
    fixture.clock.advance(Duration.ofMinutes(60));
    assertUnchecked(TokenReason.JWK_REMOTE_FAILED_TO_LOAD);
    fixture.fake.resetResponses();
    fixture.clock.advance(Duration.ofSeconds(11));
    assertThat(reason()).isNull();
  }

  @Test
  void anUnknownKeyIdCannotBeCheckedWhileTheLatestFetchFailed() {
    assertThat(reason()).isNull();
    fixture.clock.advance(Duration.ofSeconds(11));
    fixture.fake.stub("GET", "/jwks", FakeResponse.of(500));
    fixture.fake.rotateKeys();
    assertUnchecked(TokenReason.JWK_REMOTE_FAILED_TO_LOAD);
  }

  @Test
  void aClockThatIsSetBackDoesNotKeepOldKeysAlive() {
    assertThat(reason()).isNull();
    fixture.clock.advance(Duration.ofDays(-1));
    assertThat(reason()).isNull();
    assertThat(fetches()).isEqualTo(2);
  }

  @Test
  @DisplayName("1.2 cache, HTTP error: an unreachable Clerk is not a bad token")
  void anUnreachableClerkIsNotABadToken() {
    fixture.fake.stub("GET", "/jwks", FakeResponse.disconnect());
    assertUnchecked(TokenReason.JWK_REMOTE_FAILED_TO_LOAD);
  }

  @ParameterizedTest(name = "1.2 cache, empty or missing keys: {0}")
  @ValueSource(
      strings = {
        "{\"keys\":[]}",
        "{}",
        "[]",
        "<html>",
        "",
        "{\"keys\":null}",
        "{\"keys\":[null,1,\"a\"]}",
        "{\"keys\":[{\"kid\":\"a\",\"kty\":\"RSA\",\"n\":\"AQAB\",\"e\":\"!\"}]}"
      })
  void aKeySetWithoutKeysIsNotABadToken(String body) {
    fixture.fake.stub("GET", "/jwks", FakeResponse.of(200, body));
    assertUnchecked(TokenReason.JWK_REMOTE_FAILED_TO_LOAD);
  }

  @Test
  @DisplayName("1.2 cache, HTTP error: a secret key that Clerk refuses has a reason of its own")
  void aSecretKeyThatClerkRefusesHasAReasonOfItsOwn() {
    try (ClerkClient stranger =
        ClerkClient.builder().secretKey("sk_test_wrong").apiUrl(fixture.fake.apiUrl()).build()) {
      SessionTokenVerifier wrong =
          Verifying.verifier(
              new CachingKeySource(new RemoteJwkSet(stranger), fixture.clock), fixture.clock);
      TokenException refusal = Verifying.refusal(wrong, fixture.token().sign());
      assertThat(refusal).isInstanceOf(VerificationUnavailableException.class);
      assertThat(refusal.reason()).isEqualTo(TokenReason.SECRET_KEY_INVALID);
      assertThat(refusal.getMessage()).doesNotContain("sk_test_wrong");
    }
  }

  @Test
  @DisplayName("decision 22: no key is fetched for a token that is refused anyway")
  void noKeyIsFetchedForATokenThatIsRefusedAnyway() {
    for (String token :
        List.of(
            fixture.token().algorithm("HS256").sign(),
            fixture.token().template("supabase").sign(),
            fixture.token().header("typ", "x").sign(),
            fixture.token().header("crit", List.of("x")).sign(),
            "x")) {
      assertThat(Verifying.refusal(verifier, token)).isInstanceOf(InvalidTokenException.class);
    }
    assertThat(fetches()).isZero();
  }

  @Test
  @DisplayName("1.2 cache, kid still missing: one fetch in ten seconds, however many ask")
  void bogusKeyIdsCauseOneFetchInTenSeconds() {
    assertThat(reason()).isNull();
    for (int second = 0; second < 30; second++) {
      String bogus = fixture.token().header("kid", "ins_" + second).signedBy(KEY).sign();
      assertThat(Verifying.reason(verifier, bogus)).isEqualTo(TokenReason.JWK_KID_MISMATCH);
      fixture.clock.advance(Duration.ofSeconds(1));
    }
    assertThat(fetches()).isEqualTo(3);
    for (Object kid : new Object[] {null, 1L, "", List.of()}) {
      String bogus = fixture.token().header("kid", kid).signedBy(KEY).sign();
      assertThat(Verifying.reason(verifier, bogus)).isEqualTo(TokenReason.JWK_KID_MISMATCH);
    }
  }

  private @Nullable String reason() {
    return Verifying.reason(verifier, fixture.token().sign());
  }

  private void assertUnchecked(String reason) {
    VerificationUnavailableException refusal =
        catchThrowableOfType(
            VerificationUnavailableException.class, () -> verifier.verify(fixture.token().sign()));
    assertThat(refusal.reason()).isEqualTo(reason);
  }

  private void awaitFetches(int expected) {
    long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (fetches() < expected) {
      assertThat(System.nanoTime()).isLessThan(giveUp);
      Thread.onSpinWait();
    }
    assertThat(fetches()).isEqualTo(expected);
  }

  private long fetches() {
    return Verifying.keyFetches(fixture);
  }
}
