package io.github.clerk4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.clerk4j.model.CreateEmailParams;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryTest extends HttpTest {
  private static final Duration LONG = Duration.ofHours(1);

  private final BlockingQueue<CallListener.Attempt> attempts = new LinkedBlockingQueue<>();
  private final RetryPolicy patient =
      RetryPolicy.builder().backoff(LONG, LONG).maxDuration(LONG.multipliedBy(2)).build();

  @ParameterizedTest
  @EnumSource
  void anIdempotentCallIsRetriedWhateverItsMethod(CallStyle way) {
    answer(500, "");
    answer(200, USER);

    try (FastScheduler time = new FastScheduler();
        ClerkClient client = retrying(time)) {
      assertThat(way.banUser(client.withOptions(CallOptions::idempotent), "user_1").id())
          .isEqualTo("user_1");
    }
  }

  @Test
  void aCallWithAnIdempotencyKeyIsRetriedAndOneWithoutIsNot() {
    answer(503, "");
    answer(200, "{\"object\":\"email\",\"id\":\"ema_1\"}");
    answer(503, "");

    try (FastScheduler time = new FastScheduler();
        ClerkClient client = retrying(time)) {
      assertThat(client.emails().create(e -> email(e).idempotencyKey("order_1")).id())
          .isEqualTo("ema_1");
      assertThatThrownBy(() -> client.emails().create(e -> email(e)))
          .isInstanceOf(ClerkApiException.class);
    }
  }

  private static CreateEmailParams.Builder email(CreateEmailParams.Builder email) {
    return email
        .to(t -> t.userId("user_1"))
        .from(f -> f.address("shop@example.com"))
        .subject("Hello");
  }

  @ParameterizedTest
  @EnumSource
  void aRetryAfterOfZeroIsRetriedWithBackoffAndNotAtOnce(CallStyle way) {
    for (int i = 0; i < 4; i++) {
      answer(429, "", "Retry-After: 0");
    }

    try (FastScheduler time = new FastScheduler();
        ClerkClient client =
            builder()
                .timeout(LONG)
                .retryPolicy(RetryPolicy.builder().maxRetries(3).maxDuration(LONG).build())
                .time(time, () -> 0.5)
                .listener(attempts::add)
                .build()) {
      assertThatThrownBy(() -> way.banUser(client, "user_1"))
          .isInstanceOf(RateLimitedException.class);
    }
    assertThat(attempts)
        .extracting(CallListener.Attempt::retryAfter)
        .containsExactly(
            Duration.ofMillis(250), Duration.ofMillis(500), Duration.ofMillis(1000), null);
  }

  @ParameterizedTest
  @EnumSource
  void theNumberOfRetriesCanBeOfOneCallOnly(CallStyle way) {
    answer(500, "");

    try (FastScheduler time = new FastScheduler();
        ClerkClient client = retrying(time)) {
      assertThatThrownBy(() -> way.getUser(client.withOptions(o -> o.maxRetries(0)), "user_1"))
          .isInstanceOf(ClerkApiException.class);
    }
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void everyAttemptHasTheSameHeadersAndBody(CallStyle way) throws InterruptedException {
    answer(429, "", "Retry-After: 1");
    answer(200, USER);

    try (FastScheduler time = new FastScheduler();
        ClerkClient client = retrying(time).withOptions(o -> o.header("X-Job", "7"))) {
      way.updateUser(client, "user_1", user -> user.firstName("John"));
    }

    for (int i = 0; i < 2; i++) {
      var request = sent();
      assertThat(request.getHeaders().get("X-Job")).isEqualTo("7");
      assertThat(body(request)).isEqualTo("{\"first_name\":\"John\"}");
    }
  }

  @ParameterizedTest
  @EnumSource
  void earlierFailuresAreKept(CallStyle way) {
    answer(500, "");
    answer(404, "");

    try (FastScheduler time = new FastScheduler();
        ClerkClient client = retrying(time)) {
      NotFoundException e =
          catchThrowableOfType(NotFoundException.class, () -> way.getUser(client, "user_1"));
      assertThat(e.getSuppressed()[0]).hasMessage("GET /users/user_1: 500");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aLimitThatLastsTooLongFailsTheNextCallUnsent(CallStyle way) {
    answer(429, "", "Retry-After: 3600");
    assertThatThrownBy(() -> way.getUser(clerk, "user_1"))
        .hasMessage("GET /users/user_1: 429 (retry after 3600 s)");

    RateLimitedException e =
        catchThrowableOfType(RateLimitedException.class, () -> way.getUser(clerk, "user_2"));

    assertThat(e)
        .hasMessageMatching(
            "GET /users/user_2: 429, not sent: the rate limit does not admit it in time"
                + " \\(retry after 3[56]\\d\\d s\\)");
    assertThat(e.retryAfter()).isBetween(Duration.ofMinutes(59), LONG);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"600", "3600", "31536000", "9223372036854775807"})
  void oneRefusalDoesNotSpeakForAllCalls(String retryAfter) {
    answer(429, "", "Retry-After: " + retryAfter);
    answer(200, USER);
    answer(200, USER);
    assertThatThrownBy(() -> clerk.users().banUser("user_1"))
        .isInstanceOf(RateLimitedException.class);

    assertThat(clerk.users().getUser("user_1").id()).isEqualTo("user_1");
    assertThat(clerk.users().unbanUser("user_1").id()).isEqualTo("user_1");
    assertThatThrownBy(() -> clerk.users().banUser("user_2")).hasMessageContaining("not sent");
    assertThat(server.getRequestCount()).isEqualTo(3);
  }

  @Test
  void aRateLimitDoesNotDelayTheKeys() {
    try (ClerkClient paced = builder().rateLimit(2, LONG).build()) {
      for (int i = 0; i < 6; i++) {
        answer(200, "{\"keys\":[]}");
        assertThat(paced.jwks().getJwks().keys()).isEmpty();
      }
      answer(200, USER);
      answer(200, USER);
      paced.users().getUser("user_1");
      paced.users().getUser("user_1");
      assertThatThrownBy(() -> paced.users().getUser("user_1"))
          .isInstanceOf(RateLimitedException.class);
    }
  }

  @Test
  void anotherClientHasLimitsOfItsOwn() {
    answer(429, "", "Retry-After: 3600");
    answer(200, USER);
    assertThatThrownBy(() -> clerk.users().getUser("user_1"))
        .isInstanceOf(RateLimitedException.class);

    try (ClerkClient another = builder().build()) {
      assertThat(another.users().getUser("user_1").id()).isEqualTo("user_1");
    }
  }

  @Test
  void anotherKeyHasLimitsOfItsOwn() {
    answer(429, "", "Retry-After: 3600");
    answer(200, USER);
    assertThatThrownBy(() -> clerk.users().getUser("user_1"))
        .isInstanceOf(RateLimitedException.class);

    assertThat(clerk.withOptions(o -> o.secretKey("sk_test_b")).users().getUser("user_1").id())
        .isEqualTo("user_1");
  }

  @Test
  void aThreadInterruptedBetweenAttemptsStaysInterrupted() throws InterruptedException {
    answer(500, "");
    ClerkClient client = waiting();
    AtomicReference<Throwable> failure = new AtomicReference<>();
    AtomicBoolean interrupted = new AtomicBoolean();
    Thread thread =
        new Thread(
            () -> {
              try {
                client.users().getUser("user_1");
              } catch (ClerkConnectionException e) {
                failure.set(e);
                interrupted.set(Thread.currentThread().isInterrupted());
              }
            });
    thread.start();
    next();

    thread.interrupt();
    thread.join(10_000);

    assertThat(Objects.requireNonNull(failure.get()))
        .hasMessage("GET /users/user_1: not sent: interrupted while waiting")
        .hasCauseInstanceOf(InterruptedException.class);
    assertThat(Objects.requireNonNull(failure.get()).getSuppressed()[0])
        .hasMessage("GET /users/user_1: 500");
    assertThat(interrupted).isTrue();
    client.close();
  }

  @Test
  void aCallCancelledBetweenAttemptsIsNotRetried() throws InterruptedException {
    answer(500, "");
    FakeScheduler time = new FakeScheduler();
    ClerkClient client = waiting(time);
    CompletableFuture<?> call = client.async().users().getUser("user_1");
    next();
    while (time.alarms() < 2) { // the deadline, and what the thread sets that called the listener
      Thread.onSpinWait();
    }

    call.cancel(true);

    assertThat(time.alarms()).isZero();
    time.advance(LONG.multipliedBy(2));
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void aWaitingCallFailsIfTheClientIsClosed(CallStyle way) throws Exception {
    answer(500, "");
    ClerkClient client = waiting();
    CompletableFuture<?> call = CompletableFuture.supplyAsync(() -> way.getUser(client, "user_1"));
    next();

    client.close();

    assertThatThrownBy(() -> call.get(10, TimeUnit.SECONDS))
        .cause()
        .isInstanceOf(ClerkConnectionException.class)
        .hasMessage("GET /users/user_1: not sent: the client is closed");
    assertThatThrownBy(() -> way.getUser(client, "user_1"))
        .hasMessage("GET /users/user_1: not sent: the client is closed");
  }

  @ParameterizedTest
  @EnumSource
  void aRateLimitDelaysCallsBeyondIt(CallStyle way) {
    answer(200, USER);
    ClerkClient paced = builder().rateLimit(1, LONG).build();

    way.getUser(paced, "user_1");

    RateLimitedException e =
        catchThrowableOfType(RateLimitedException.class, () -> way.getUser(paced, "user_1"));
    assertThat(e.retryAfter()).isGreaterThan(Duration.ofMinutes(59));
    paced.close();
  }

  @ParameterizedTest
  @EnumSource
  void aRateLimiterThatFailsIsIgnored(CallStyle way) {
    answer(200, USER);
    answer(200, USER);
    List<RateLimiter> broken =
        List.of(
            request -> CompletableFuture.failedFuture(new IllegalStateException()),
            request -> {
              throw new IllegalStateException();
            });

    for (RateLimiter each : broken) {
      assertThat(way.getUser(builder().rateLimiter(each).build(), "user_1").id())
          .isEqualTo("user_1");
    }
  }

  private ClerkClient retrying(FastScheduler time) {
    return builder()
        .maxRetries(3)
        .timeout(LONG)
        .retryPolicy(RetryPolicy.builder().maxDuration(LONG).build())
        .time(time, () -> 0.5)
        .build();
  }

  private ClerkClient waiting() {
    return waiting(new FakeScheduler());
  }

  /** Between its attempts there is half an hour, which does not pass. */
  private ClerkClient waiting(FakeScheduler time) {
    return builder()
        .timeout(LONG.multipliedBy(2))
        .retryPolicy(patient)
        .time(time, () -> 0.5)
        .listener(attempts::add)
        .build();
  }

  private void next() throws InterruptedException {
    CallListener.Attempt attempt = attempts.poll(10, TimeUnit.SECONDS);
    assertThat(attempt).isNotNull();
    assertThat(attempt.retryAfter()).isEqualTo(Duration.ofMinutes(30));
  }
}
