package io.github.clerk4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that can be thrown, out of everything that a user can hand in. */
class ForeignCodeTest extends HttpTest {
  private static final RetryPolicy GATE_OPENS_AT_ONCE =
      RetryPolicy.builder().maxRetries(0).backoff(Duration.ofNanos(1), Duration.ofNanos(1)).build();

  private static final Duration TIMEOUT = Duration.ofSeconds(1);

  static Stream<Arguments> everything() {
    return Stream.of(ForeignPlace.values())
        .flatMap(
            place ->
                Stream.of(Throwing.values())
                    .flatMap(
                        what ->
                            Stream.of(CallStyle.values())
                                .map(way -> Arguments.of(place, what, way))));
  }

  @ParameterizedTest
  @MethodSource("everything")
  void theCallEndsAndIsLoggedOnceAndReleasesItsPermits(
      ForeignPlace place, Throwing what, CallStyle way) throws Exception {
    if (place == ForeignPlace.LIMITER_ON_RATE_LIMITED) {
      answer(429, "", "Retry-After: 0");
    } else {
      answer(200, USER);
    }
    AtomicInteger told = new AtomicInteger();
    OkHttpClient.Builder http = new OkHttpClient.Builder();
    ClerkClient.Builder builder =
        builder()
            .timeout(TIMEOUT)
            .retryPolicy(GATE_OPENS_AT_ONCE)
            .listener(attempt -> told.incrementAndGet());
    place.set(builder, http, what);
    OkHttpClient given = http.build();
    ClerkClient client = builder.httpClient(given).build();

    String outcome =
        CompletableFuture.supplyAsync(() -> outcome(way, client))
            .get(TIMEOUT.toSeconds() + 10, TimeUnit.SECONDS);

    assertThat(outcome).isIn("the value", "a ClerkException", "an Error");
    if (place != ForeignPlace.LISTENER) {
      assertThat(told).hasValue(1);
    }
    RateLimitGates.Route limits =
        client.transport.shared().limits().route("GET", "/users/{user_id}", "/users/user_1");
    assertThat(limits.gates).allMatch(RateLimitGate::isIdle);
    client.close();
    given.connectionPool().evictAll();
    if (place != ForeignPlace.EXECUTOR) {
      given.dispatcher().executorService().shutdown();
    }
  }

  @ParameterizedTest
  @EnumSource
  void anExceptionWithoutATextIsNamedByItsClass(CallStyle way) {
    IOException mute =
        new IOException() {
          @Override
          public String getMessage() {
            throw new IllegalStateException("no text");
          }
        };
    OkHttpClient http =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  throw mute;
                })
            .build();

    try (ClerkClient client = builder().httpClient(http).build()) {
      assertThatThrownBy(() -> way.getUser(client, "user_1"))
          .isInstanceOf(ClerkConnectionException.class)
          .hasMessage("GET /users/user_1: no response: " + mute.getClass().getName());
    }
  }

  private static String outcome(CallStyle way, ClerkClient client) {
    try {
      return way.getUser(client, "user_1").id().equals("user_1") ? "the value" : "another";
    } catch (ClerkException e) {
      return "a ClerkException";
    } catch (Error e) {
      return "an Error";
    } finally {
      var unused = Thread.interrupted(); // for the next task of the thread
    }
  }
}
