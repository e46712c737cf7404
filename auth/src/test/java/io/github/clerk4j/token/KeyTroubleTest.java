package io.github.clerk4j.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerk4j.ClerkClient;
import io.github.clerk4j.auth.AcceptedTokens;
import io.github.clerk4j.auth.ClerkRequest;
import io.github.clerk4j.auth.Fixture;
import io.github.clerk4j.auth.RequestAuthenticator;
import io.github.clerk4j.auth.RequestState;
import io.github.clerk4j.model.Json;
import io.github.clerk4j.testing.FakeResponse;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Keys that change, clocks that differ, and a key set that is not to be had: as requests see it.
 */
class KeyTroubleTest {
  private static final KeyPair STRANGER = TestKeys.rsa();

  private final Fixture fixture = new Fixture();
  private final RequestAuthenticator authenticator = fixture.authenticator();

  @AfterEach
  void stop() {
    fixture.close();
  }

  @Test
  void aRotationSignsNobodyOutAndAWithdrawnKeyEverybodyOfIt() {
    String oldest = fixture.token().lifetime(Duration.ofHours(1)).sign();
    assertSignedIn(Fixture.bearer(oldest));
    for (int rotations = 1; rotations <= 2; rotations++) {
      fixture.fake.rotateKeys();
      fixture.clock.advance(Duration.ofSeconds(11));
      assertSignedIn(Fixture.bearer(fixture.token().sign()));
      assertSignedIn(browser(fixture.token().sign()));
    }
    RequestState state = authenticator.authenticateRequest(Fixture.bearer(oldest));
    assertThat(state.reason()).isEqualTo(TokenReason.JWK_KID_MISMATCH);
    assertThat(state.couldNotCheck()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    // seconds ahead, signed in, reason
    "5,  true,  ''",
    "6,  false, session-token-iat-in-the-future",
    "-64, true, ''",
    "-65, false, session-token-expired-refresh-non-eligible-no-refresh-cookie"
  })
  void clocksMayDifferByFiveSeconds(int ahead, boolean signedIn, String reason) {
    String token = fixture.token().sign();
    fixture.clock.advance(Duration.ofSeconds(-ahead));
    for (ClerkRequest request : List.of(Fixture.bearer(token), browser(token))) {
      RequestState state = authenticator.authenticateRequest(request);
      assertThat(state.isAuthenticated()).isEqualTo(signedIn);
      assertThat(state.reason()).isEqualTo(signedIn ? null : reason);
      assertThat(state.message().contains("clocks differ")).isNotEqualTo(signedIn);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"disconnect", "500", "429", "html", "none", "strangers"})
  void whileThereIsNoKeySetTokensCannotBeCheckedAndNobodyIsSentAway(String trouble) {
    fixture.fake.stub("GET", "/jwks", answer(trouble));
    String token = fixture.token().sign();
    for (ClerkRequest request : List.of(Fixture.bearer(token), browser(token))) {
      RequestState state = authenticator.authenticateRequest(request);
      boolean strangers = trouble.equals("strangers");
      assertThat(state.couldNotCheck()).isNotEqualTo(strangers);
      assertThat(state.reason())
          .isEqualTo(
              strangers
                  ? TokenReason.TOKEN_INVALID_SIGNATURE
                  : TokenReason.JWK_REMOTE_FAILED_TO_LOAD);
      assertThat(state.response()).isNull();
    }
    fixture.fake.resetResponses();
    fixture.clock.advance(
        CachingKeySource.USABLE); // or those of the stranger would serve once more
    assertSignedIn(Fixture.bearer(fixture.token().sign()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"disconnect", "500", "429", "html", "none"})
  void honestTokensAreVerifiedByKnownKeysMeanwhile(String trouble) {
    assertSignedIn(Fixture.bearer(fixture.token().sign()));
    fixture.fake.stub("GET", "/jwks", answer(trouble));
    fixture.clock.advance(Duration.ofMinutes(6));
    for (int i = 0; i < 3; i++) {
      assertSignedIn(Fixture.bearer(fixture.token().sign()));
      RequestState bogus =
          authenticator.authenticateRequest(
              Fixture.bearer(fixture.token().header("kid", "ins_" + i).sign()));
      assertThat(bogus.isAuthenticated()).isFalse();
      fixture.clock.advance(Duration.ofMinutes(10));
    }
  }

  @Test
  void oneFailedFetchDoesNotKeepTokensFromBeingChecked() {
    fixture.fake.enqueue(FakeResponse.of(500));
    assertSignedIn(Fixture.bearer(fixture.token().sign()));
    assertThat(Verifying.keyFetches(fixture)).isEqualTo(2);
  }

  @Tag("slow")
  @Test
  void whileClerkHangsNoTokenWaitsForTheRefreshOfKnownKeys() {
    assertSignedIn(Fixture.bearer(fixture.token().sign()));
    fixture.fake.stub("GET", "/jwks", FakeResponse.silence());
    fixture.clock.advance(Duration.ofMinutes(6));
    for (int i = 0; i < 2_600; i++) {
      assertSignedIn(Fixture.bearer(fixture.token().claim("jti", "" + i).sign()));
    }
    assertThat(Verifying.keyFetches(fixture)).isLessThanOrEqualTo(2);
  }

  @Test
  void anInterruptedRequestCouldNotBeCheckedAndItsThreadStaysInterrupted() {
    ClerkRequest request = Fixture.bearer(fixture.token().sign());
    Thread.currentThread().interrupt();
    RequestState state = authenticator.authenticateRequest(request);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(state.isAuthenticated()).isFalse();
    assertThat(state.couldNotCheck()).isTrue();
    assertSignedIn(request);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ak_x", "mt_x", "oat_x"})
  void anInterruptedMachineCouldNotBeCheckedAndItsThreadStaysInterrupted(String token) {
    Thread.currentThread().interrupt();
    RequestState state =
        authenticator.authenticateRequest(Fixture.bearer(token), AcceptedTokens.any());
    assertThat(Thread.interrupted()).isTrue();
    assertThat(state.couldNotCheck()).isTrue();
  }

  @Test
  void aSlowKeySetHoldsUpWhoNeedsItAndNobodyElse() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    OkHttpClient slow =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  if (fixture.clock.instant().isAfter(fixture.session.createdAt().plusSeconds(5))) {
                    asked.countDown();
                    await(answer);
                  }
                  return chain.proceed(chain.request());
                })
            .build();
    try (ClerkClient client =
        ClerkClient.builder()
            .secretKey(fixture.fake.secretKey())
            .apiUrl(fixture.fake.apiUrl())
            .httpClient(slow)
            .build()) {
      RequestAuthenticator waiting =
          RequestAuthenticator.builder(client).clock(fixture.clock).build();
      ClerkRequest honest = Fixture.bearer(fixture.token().sign());
      assertThat(waiting.authenticateRequest(honest).isAuthenticated()).isTrue();
      fixture.clock.advance(Duration.ofSeconds(11));
      ClerkRequest bogus =
          Fixture.bearer(fixture.token().header("kid", "ins_x").signedBy(STRANGER).sign());
      CompletableFuture<RequestState> held =
          CompletableFuture.supplyAsync(() -> waiting.authenticateRequest(bogus));
      await(asked);
      for (int i = 0; i < 100; i++) {
        assertThat(waiting.authenticateRequest(honest).isAuthenticated()).isTrue();
      }
      assertThat(held).isNotDone();
      answer.countDown();
      assertThat(held.get(30, TimeUnit.SECONDS).reason()).isEqualTo(TokenReason.JWK_KID_MISMATCH);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private FakeResponse answer(String trouble) {
    return switch (trouble) {
      case "disconnect" -> FakeResponse.disconnect();
      case "html" -> FakeResponse.of(200, "<html>");
      case "none" -> FakeResponse.of(200, "{\"keys\":[]}");
      case "strangers" -> FakeResponse.of(200, jwks());
      default -> FakeResponse.of(Integer.parseInt(trouble));
    };
  }

  /** Another key, under the id that tokens have. */
  private String jwks() {
    RSAPublicKey key = (RSAPublicKey) STRANGER.getPublic();
    Map<String, Object> jwk =
        Map.of(
            "kid", String.valueOf(Jwt.decode(fixture.token().sign()).headerText("kid")),
            "kty", "RSA",
            "alg", "RS256",
            "n", Base64.getUrlEncoder().encodeToString(key.getModulus().toByteArray()),
            "e", "AQAB");
    return Json.write(Map.of("keys", List.of(jwk)));
  }

  private void assertSignedIn(ClerkRequest request) {
    RequestState state = authenticator.authenticateRequest(request);
    assertThat(state.reason()).isNull();
    assertThat(state.toAuth().userId()).isEqualTo(fixture.ada.id());
  }

  private static ClerkRequest browser(String token) {
    return Fixture.cookies("__client_uat=1; __session=" + token);
  }
}
