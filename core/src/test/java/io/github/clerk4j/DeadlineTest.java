package io.github.clerk4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.clerk4j.model.User;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The deadline of a call, for everything that it can wait for. */
class DeadlineTest extends HttpTest {
  private static final Duration FOREVER = ChronoUnit.FOREVER.getDuration();

  private final List<CallListener.Attempt> attempts = new CopyOnWriteArrayList<>();

  @ParameterizedTest
  @EnumSource
  void aRateLimiterThatNeverCompletesHoldsACallUntilItsTimeout(CallStyle way) {
    ClerkClient client =
        builder()
            .rateLimiter(request -> new CompletableFuture<>())
            .timeout(Duration.ofMillis(100))
            .listener(attempts::add)
            .build();

    assertThatThrownBy(() -> way.getUser(client, "user_1"))
        .isInstanceOf(RateLimitedException.class)
        .hasMessage("GET /users/user_1: 429, not sent: the rate limit does not admit it in time");
    assertThat(attempts).extracting(CallListener.Attempt::outcome).containsExactly("not_sent");
    assertThat(server.getRequestCount()).isZero();
    client.close();
  }

  @ParameterizedTest
  @EnumSource
  void aTimeoutThatIsTooShortToSendAnythingIsCalledATimeout(CallStyle way) {
    ClerkClient hasty = clerk.withOptions(o -> o.timeout(Duration.ofNanos(1)));

    for (int i = 0; i < 20; i++) {
      ClerkConnectionException e =
          catchThrowableOfType(ClerkConnectionException.class, () -> way.getUser(hasty, "user_1"));
      assertThat(e).hasMessageContaining("timeout").hasMessageNotContaining("rate limit");
    }
  }

  @SuppressWarnings("NullAway") // which is the point
  @ParameterizedTest
  @EnumSource
  void aRateLimiterThatReturnsNullIsIgnored(CallStyle way) {
    answer(200, USER);
    answer(200, USER);
    List<RateLimiter> broken =
        List.of(request -> null, request -> CompletableFuture.completedFuture(null));

    for (RateLimiter each : broken) {
      try (ClerkClient client = builder().rateLimiter(each).build()) {
        assertThat(way.getUser(client, "user_1").id()).isEqualTo("user_1");
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aWaitForEverFailsTheCallAtOnceAndAsAWaitOfADay(CallStyle way) {
    ClerkClient client =
        builder().rateLimiter(request -> CompletableFuture.completedFuture(FOREVER)).build();

    RateLimitedException e =
        catchThrowableOfType(RateLimitedException.class, () -> way.getUser(client, "user_1"));

    assertThat(e.retryAfter()).isEqualTo(Duration.ofDays(1));
    client.close();
  }

  @ParameterizedTest
  @EnumSource
  void aTimeoutThatNeverPassesIsOne(CallStyle way) {
    answer(200, USER);
    try (ClerkClient client = builder().timeout(FOREVER).build()) {
      assertThat(way.getUser(client, "user_1").id()).isEqualTo("user_1");
    }
  }

  @Test
  void aCallThatHasNoPlaceInTheDispatcherFailsUnsentAtItsDeadline() throws Exception {
    for (int i = 0; i < 5; i++) {
      server.enqueue(
          new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
    }
    OkHttpClient http = new OkHttpClient(); // 5 calls a host
    ClerkClient slow = builder().httpClient(http).build();
    List<CompletableFuture<User>> running =
        IntStream.range(0, 5).mapToObj(i -> slow.async().users().getUser("user_1")).toList();
    ClerkClient client =
        builder().httpClient(http).timeout(Duration.ofMillis(300)).listener(attempts::add).build();

    List<CompletableFuture<User>> calls =
        IntStream.range(0, 35).mapToObj(i -> client.async().users().getUser("user_1")).toList();

    for (CompletableFuture<User> each : calls) {
      assertThatThrownBy(() -> each.get(5, TimeUnit.SECONDS))
          .isInstanceOf(ExecutionException.class)
          .cause()
          .isInstanceOf(ClerkConnectionException.class)
          .hasMessage(
              "GET /users/user_1: not sent: timeout in the queue of the HTTP client's dispatcher");
    }
    assertThat(attempts)
        .hasSize(35)
        .allSatisfy(each -> assertThat(each.outcome()).isEqualTo("not_sent"));
    assertThat(running).noneMatch(CompletableFuture::isDone);
    running.forEach(each -> each.cancel(true));
    client.close();
    slow.close();
    http.dispatcher().executorService().shutdown();
  }

  @Test
  void callbacksCanWaitForOtherCallsHoweverFewTheDispatcherAdmits() throws Exception {
    for (int i = 0; i < 400; i++) {
      answer(200, USER);
    }
    OkHttpClient http = new OkHttpClient(); // 5 calls a host
    try (ClerkClient client = builder().httpClient(http).build()) {
      List<CompletableFuture<User>> calls =
          IntStream.range(0, 200)
              .mapToObj(
                  i ->
                      client
                          .async()
                          .users()
                          .getUser("user_1")
                          .thenApply(user -> client.async().users().getUser(user.id()).join()))
              .toList();

      for (CompletableFuture<User> each : calls) {
        assertThat(each.get(25, TimeUnit.SECONDS).id()).isEqualTo("user_1");
      }
    } finally {
      http.dispatcher().executorService().shutdown();
    }
  }

  @Test
  void aListenerThatWaitsForACallThatHasNoPlaceIsLetGoAtTheDeadlineOfThatCall() throws Exception {
    answer(200, USER);
    OkHttpClient http = new OkHttpClient();
    http.dispatcher().setMaxRequests(1);
    ClerkClient other = builder().httpClient(http).timeout(Duration.ofMillis(200)).build();
    CompletableFuture<Throwable> failure = new CompletableFuture<>();
    ClerkClient client =
        builder()
            .httpClient(http)
            .listener(
                attempt -> {
                  try {
                    other.async().users().getUser("user_2").join();
                  } catch (CompletionException e) {
                    failure.complete(e.getCause());
                  }
                })
            .build();

    assertThat(client.async().users().getUser("user_1").get(10, TimeUnit.SECONDS).id())
        .isEqualTo("user_1");
    assertThat(failure.get(10, TimeUnit.SECONDS)).isInstanceOf(ClerkConnectionException.class);
    client.close();
    other.close();
    http.dispatcher().executorService().shutdown();
  }

  @Test
  void callsThatFailTogetherUseFewThreads() {
    ClerkClient client =
        builder().rateLimiter(request -> CompletableFuture.completedFuture(FOREVER)).build();

    List<CompletableFuture<User>> calls =
        IntStream.range(0, 2000).mapToObj(i -> client.async().users().getUser("user_1")).toList();
    long threads =
        Thread.getAllStackTraces().keySet().stream()
            .filter(each -> each.getName().startsWith("clerk4j"))
            .count();

    assertThat(calls).allSatisfy(each -> assertThatThrownBy(each::join).isNotNull());
    assertThat(threads).isLessThanOrEqualTo(CallbackThreads.THREADS + 16);
    client.close();
  }

  @Test
  void aCallInFlightKeepsItsDeadlineAfterTheClientIsClosed() throws InterruptedException {
    CountDownLatch reached = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    ClerkClient client =
        builder()
            .timeout(Duration.ofMillis(500))
            .httpClient(
                new OkHttpClient.Builder()
                    .addInterceptor(
                        chain -> {
                          reached.countDown();
                          try {
                            end.await();
                          } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                          }
                          return chain.proceed(chain.request());
                        })
                    .build())
            .build();
    CompletableFuture<User> call = client.async().users().getUser("user_1");
    assertThat(reached.await(10, TimeUnit.SECONDS)).isTrue();

    client.close();

    try {
      assertThat(call)
          .failsWithin(Duration.ofSeconds(10))
          .withThrowableOfType(ExecutionException.class)
          .withCauseInstanceOf(ClerkConnectionException.class);
    } finally {
      end.countDown();
    }
  }

  @Test
  void anEventListenerThatBlocksHoldsUpNoDeadline() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    FakeScheduler time = new FakeScheduler();
    ClerkClient client =
        builder()
            .time(time, () -> 0.001)
            .httpClient(
                new OkHttpClient.Builder()
                    .eventListener(
                        new EventListener() {
                          @Override
                          public void canceled(Call call) {
                            try {
                              end.await();
                            } catch (InterruptedException e) {
                              Thread.currentThread().interrupt();
                            }
                          }
                        })
                    .build())
            .build();
    List<CompletableFuture<User>> calls = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      server.enqueue(
          new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
      calls.add(client.async().users().getUser("user_1"));
      sent();
    }

    try {
      CompletableFuture.runAsync(() -> time.advance(Duration.ofSeconds(30)))
          .get(10, TimeUnit.SECONDS);
      assertThat(calls)
          .allSatisfy(
              each ->
                  assertThat(each)
                      .failsWithin(Duration.ofSeconds(10))
                      .withThrowableOfType(ExecutionException.class)
                      .withCauseInstanceOf(ClerkConnectionException.class));
    } finally {
      end.countDown();
    }
    client.close();
  }
}
