package io.github.clerk4j.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerk4j.ClerkClient;
import io.github.clerk4j.testing.FakeResponse;
import io.github.clerk4j.token.TokenType;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The asynchronous form. The tables of {@link ScenarioTest} show that it decides like the other.
 */
class AsyncAuthenticationTest {
  private static final AcceptedTokens ANY = AcceptedTokens.any();

  private final CountDownLatch held = new CountDownLatch(1);
  private final Fixture fixture = new Fixture();
  private final OkHttpClient slow =
      new OkHttpClient.Builder()
          .addInterceptor(
              chain -> {
                await(held);
                return chain.proceed(chain.request());
              })
          .build();
  private final ClerkClient clerk =
      ClerkClient.builder()
          .secretKey(fixture.fake.secretKey())
          .apiUrl(fixture.fake.apiUrl())
          .httpClient(slow)
          .build();
  private final RequestAuthenticator authenticator =
      RequestAuthenticator.builder(clerk)
          .authorizedParties(Fixture.ORIGIN)
          .clock(fixture.clock)
          .build();

  @AfterEach
  void stop() {
    held.countDown();
    clerk.close();
    fixture.close();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"keys", "API key"})
  void noThreadIsBlockedWhileClerkIsSlow(String needed) throws Exception {
    String token = needed.equals("keys") ? fixture.token().sign() : "ak_1";
    CompletableFuture<RequestState> state =
        authenticator.authenticateRequestAsync(Fixture.bearer(token), ANY);
    // This thread got here though Clerk has not responded.
    assertThat(state.isDone()).isFalse();
    held.countDown();
    RequestState known = state.get(20, TimeUnit.SECONDS);
    assertThat(known.tokenType())
        .isEqualTo(needed.equals("keys") ? TokenType.SESSION_TOKEN : TokenType.API_KEY);
    assertThat(known.couldNotCheck()).isFalse();
  }

  @Test
  void thousandRequestsWaitForOneFetchOfTheKeys() {
    String token = fixture.token().sign();
    List<CompletableFuture<RequestState>> states =
        IntStream.range(0, 1000)
            .mapToObj(i -> authenticator.authenticateRequestAsync(Fixture.bearer(token)))
            .toList();
    assertThat(states).noneMatch(CompletableFuture::isDone);
    held.countDown();
    assertThat(states).allMatch(each -> each.join().isAuthenticated());
    assertThat(fixture.fake.requests()).hasSize(1);
  }

  @Test
  void aRequestThatNeedsNoCallIsDecidedAtOnce() {
    CompletableFuture<RequestState> nothing =
        authenticator.authenticateRequestAsync(Fixture.request("GET", Map.of()));
    assertThat(nothing.isDone()).isTrue();
    assertThat(nothing.join().reason()).isEqualTo(AuthReason.SESSION_TOKEN_AND_UAT_MISSING);
    held.countDown();
    String token = fixture.token().sign();
    assertThat(authenticator.authenticateRequest(Fixture.bearer(token)).isAuthenticated()).isTrue();
    assertThat(authenticator.authenticateRequestAsync(Fixture.bearer(token)).isDone()).isTrue();
  }

  @Test
  void aFaultIsAStateAndNoFailedFuture() {
    RequestAuthenticator broken =
        RequestAuthenticator.builder(clerk)
            .authorizedParties(Fixture.ORIGIN)
            .clock(
                new Clock() {
                  @Override
                  public ZoneId getZone() {
                    return ZoneOffset.UTC;
                  }

                  @Override
                  public Clock withZone(ZoneId zone) {
                    return this;
                  }

                  @Override
                  public Instant instant() {
                    throw new AssertionError("a clock that fails");
                  }
                })
            .build();
    RequestState state = broken.authenticateRequestAsync(Fixture.bearer("x")).join();
    assertThat(state.reason()).isEqualTo(AuthReason.UNEXPECTED_ERROR);
    assertThat(state.couldNotCheck()).isTrue();
  }

  @Test
  void aClerkThatFailsIsAStateToo() {
    held.countDown();
    fixture.fake.stub("GET", "/jwks", FakeResponse.of(401));
    RequestState state =
        authenticator.authenticateRequestAsync(Fixture.bearer(fixture.token().sign())).join();
    assertThat(state.reason()).isEqualTo(AuthReason.SECRET_KEY_INVALID);
    assertThat(state.couldNotCheck()).isTrue();
  }
}
