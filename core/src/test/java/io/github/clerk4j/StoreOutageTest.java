package io.github.clerk4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerk4j.RateLimiter.Limit;
import io.github.clerk4j.RateLimiter.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A shared rate limiter whose store is down or slow, on a clock that stands still. */
@SuppressWarnings("FutureReturnValueIgnored") // calls whose wait does not matter
class StoreOutageTest {
  private static final Path LOG = Path.of(System.getProperty("org.slf4j.simpleLogger.logFile"));
  private static final Duration MAX_WAIT = Duration.ofMillis(50);
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final FakeScheduler time = new FakeScheduler();
  private final Store store = new Store();
  private final SharedRateLimiter limiter =
      SharedRateLimiter.builder(store)
          .limit(100, Duration.ofSeconds(10))
          .maxStoreWait(MAX_WAIT)
          .build(time);
  private int logged;

  /** A store that admits all requests at once, unless it is told otherwise. */
  private static final class Store implements ReservationStore {
    final List<Reservation> reservations = new ArrayList<>();
    final List<String> holds = new ArrayList<>();
    int prepared;
    Duration wait = Duration.ZERO;
    Duration held = Duration.ZERO;
    boolean down;
    boolean silent;
    boolean closed;

    @Override
    public CompletionStage<?> prepare() {
      prepared++;
      return response("ready");
    }

    @Override
    public CompletionStage<Reserved> reserve(Reservation reservation) {
      reservations.add(reservation);
      return response(new Reserved(wait, Duration.ZERO, held));
    }

    @Override
    public CompletionStage<?> hold(String name, Duration time) {
      holds.add(name + " " + time);
      return response(true);
    }

    @Override
    public void close() {
      closed = true;
    }

    private <T> CompletionStage<T> response(T value) {
      if (down) {
        throw new IllegalStateException("connection refused");
      }
      return silent ? new CompletableFuture<>() : CompletableFuture.completedFuture(value);
    }
  }

  @BeforeEach
  void rememberTheLog() throws IOException {
    logged = Files.exists(LOG) ? Files.readString(LOG).length() : 0;
  }

  @Test
  void callsGoOnWhileTheStoreIsDown() {
    store.down = true;

    assertThat(reserve()).isCompletedWithValue(Duration.ZERO);
    assertThat(reserve()).isCompletedWithValue(Duration.ZERO);
  }

  @Test
  void noCallWaitsLongerForTheStoreThanItsBound() {
    store.silent = true;
    CompletableFuture<Duration> reserved = reserve();

    time.advance(MAX_WAIT.minusNanos(1));
    assertThat(reserved).isNotDone();
    time.advance(Duration.ofNanos(1));
    assertThat(reserved).isCompletedWithValue(Duration.ZERO);
  }

  @Test
  void aSlowStoreDelaysCallsForTenTimesTheLongestWaitAndNoMore() {
    beLate();

    for (int i = 0; i < 4; i++) {
      assertThat(reserve()).isCompletedWithValue(Duration.ZERO);
    }
    assertThat(store.reservations).hasSize(10);
  }

  @Test
  void aPauseOfTheMachineIsNoOutage() {
    store.silent = true;
    for (int i = 0; i < 20; i++) {
      reserve();
    }
    time.advance(MAX_WAIT);
    store.silent = false;
    reserve();

    assertThat(store.reservations).hasSize(21);
  }

  @Test
  void aCallWithALateResponseWaitsAsLongAsTheOneBefore() {
    store.wait = SECOND;
    reserve();
    store.silent = true;
    time.advance(MAX_WAIT);
    CompletableFuture<Duration> late = reserve();
    CompletableFuture<Duration> impatient = reserve(Duration.ofMillis(100));
    time.advance(MAX_WAIT);

    assertThat(late).isCompletedWithValue(SECOND.minus(MAX_WAIT.multipliedBy(2)));
    assertThat(impatient).isCompletedWithValue(Duration.ZERO);
  }

  @Test
  void aServiceLearnsOfTheHoldThatAnotherOneStarted() {
    assertThat(limiter.heldFor(request(SECOND))).isZero();
    store.held = SECOND;
    reserve();
    time.advance(MAX_WAIT);

    assertThat(limiter.heldFor(request(SECOND))).isEqualTo(SECOND.minus(MAX_WAIT));
    time.advance(SECOND);
    assertThat(limiter.heldFor(request(SECOND))).isZero();
  }

  @Test
  void aServiceKnowsTheHoldThatItStarted() {
    limiter.onRateLimited(request(SECOND), SECOND, false);

    assertThat(limiter.heldFor(request(SECOND))).isEqualTo(SECOND);
  }

  @Test
  void theShareAppliesForAPeriodAfterTheOutage() {
    store.wait = Duration.ofNanos(1);
    reserve();
    store.down = true;
    reserve();
    store.down = false;
    store.wait = Duration.ZERO;
    time.advance(SECOND);

    assertThat(reserve().join()).as("one in 10 s, the last in 9 s").isPositive();
    time.advance(Duration.ofSeconds(30));
    assertThat(reserve()).isCompletedWithValue(Duration.ZERO);
    assertThat(reserve()).isCompletedWithValue(Duration.ZERO);
  }

  @Test
  void oneLateResponseIsNoOutage() {
    store.silent = true;
    reserve();
    reserve();
    time.advance(MAX_WAIT);
    store.silent = false;
    reserve();
    store.silent = true;
    reserve();
    time.advance(MAX_WAIT);
    store.silent = false;
    reserve();

    assertThat(store.reservations).hasSize(5);
  }

  @Test
  void theStoreIsProbedOnceASecondAndNoCallWaitsForThat() {
    beLate();
    time.advance(SECOND.minus(MAX_WAIT));
    assertThat(store.prepared).isZero();
    time.advance(MAX_WAIT);
    assertThat(store.prepared).isEqualTo(1);
    assertThat(reserve()).isDone();
    time.advance(SECOND.plus(MAX_WAIT));
    assertThat(store.prepared).isEqualTo(2);
  }

  @Test
  void theStoreIsUsedAgainOnceItResponds() {
    store.down = true;
    reserve();
    store.down = false;
    time.advance(SECOND);
    reserve();

    assertThat(store.reservations).hasSize(2);
  }

  @Test
  void aProbeThatIsTooSlowDoesNotEndTheOutage() {
    store.down = true;
    reserve();
    store.down = false;
    store.silent = true;
    time.advance(SECOND.plus(MAX_WAIT));
    reserve();

    assertThat(store.reservations).hasSize(1);
  }

  @Test
  void anOutageIsOneWarningAndOneInfo() throws IOException {
    store.down = true;
    for (int i = 0; i < 5; i++) {
      reserve();
      time.advance(SECOND);
    }
    store.down = false;
    time.advance(SECOND);
    reserve();

    String log = Files.readString(LOG).substring(logged);
    assertThat(log.lines().filter(each -> each.contains("The store of the shared rate limiter")))
        .satisfiesExactly(
            begun -> assertThat(begun).contains("WARN", "connection refused"),
            ended -> assertThat(ended).contains("INFO", "after 6000 ms"));
  }

  @Test
  void aServiceOfAFleetBelowTheLimitIsNotLimitedWhileTheStoreIsDown() {
    reserve();
    store.down = true;

    for (int i = 0; i < 500; i++) {
      assertThat(reserve()).isCompletedWithValue(Duration.ZERO);
    }
  }

  @Test
  void aServiceOfAFleetAtTheLimitKeepsToItsShareWhileTheStoreIsDown() {
    store.wait = Duration.ofNanos(1);
    for (int i = 0; i < 40; i++) {
      reserve();
      time.advance(Duration.ofMillis(100));
    }
    store.down = true;

    assertThat(reserve().join()).as("40 in 10 s, the first of them 4 s ago").isPositive();
    time.advance(Duration.ofSeconds(10));
    for (int i = 0; i < 39; i++) {
      assertThat(reserve()).isCompletedWithValue(Duration.ZERO);
    }
    assertThat(reserve().join()).isPositive();
  }

  @Test
  void aCallThatCannotWaitForItsShareIsNotSentAndTakesNothing() {
    store.wait = Duration.ofNanos(1);
    reserve();
    store.down = true;

    for (int i = 0; i < 50; i++) {
      assertThat(reserve(Duration.ofMillis(1)).join()).isPositive();
    }
    assertThat(reserve().join()).isLessThanOrEqualTo(Duration.ofSeconds(11));
  }

  @Test
  void requestsThatStillWaitAreNoPartOfTheShare() {
    store.wait = Duration.ofNanos(1);
    for (int i = 0; i < 10; i++) {
      reserve();
    }
    time.advance(SECOND);
    store.wait = SECOND;
    for (int i = 0; i < 10; i++) {
      reserve();
    }
    store.down = true;

    assertThat(reserve().join())
        .as("10 in 10 s, and 10 are to come")
        .isGreaterThan(SECOND.multipliedBy(9));
  }

  @Test
  void theShareIsThatOfBeforeIfTheStoreGoesDownAgain() {
    store.wait = Duration.ofNanos(1);
    reserve();
    store.down = true;
    reserve();
    store.down = false;
    time.advance(SECOND);
    store.down = true;
    reserve();
    time.advance(Duration.ofSeconds(30));

    assertThat(reserve()).isCompletedWithValue(Duration.ZERO);
    assertThat(reserve().join()).as("one in 10 s").isPositive();
  }

  @Test
  void anIdOfAnyCharactersAndLengthMakesAnOrdinaryName() {
    for (String id : List.of("u1:paced", "u".repeat(5000))) {
      Limit limit = new Limit(10, SECOND);
      limiter.reserve(new Request("me", "/users/" + id, Lane.BATCH, SECOND, limit, limit));
    }

    assertThat(store.reservations)
        .extracting(Reservation::holdBucket)
        .allSatisfy(name -> assertThat(name).matches("clerk4j:\\{me}:hold:[0-9a-f]{8,64}"));
  }

  @Test
  void aHoldIsOfTheBucketOrOfAll() {
    limiter.onRateLimited(request(SECOND), Duration.ofDays(3), true);
    limiter.onRateLimited(request(SECOND), SECOND, false);

    assertThat(store.holds)
        .containsExactly("clerk4j:{me}:hold PT24H", "clerk4j:{me}:hold:GET /users/{} PT1S");
  }

  @Test
  void aClosedLimiterClosesItsStoreAndLetsCallsGoOn() {
    store.down = true;
    reserve();
    store.down = false;
    limiter.close();
    time.advance(SECOND);

    assertThat(time.alarms()).isZero();
    assertThat(store.closed).isTrue();
    assertThat(reserve()).isCompletedWithValue(Duration.ZERO);
    assertThat(store.reservations).hasSize(1);
  }

  @Test
  void settingsAreChecked() {
    SharedRateLimiter.Builder builder = SharedRateLimiter.builder(store);

    assertThatThrownBy(() -> builder.limit(0, SECOND))
        .isInstanceOf(ClerkConfigurationException.class);
    assertThatThrownBy(() -> builder.maxStoreWait(Duration.ZERO))
        .hasMessage("maxStoreWait must be positive: PT0S");
    assertThatThrownBy(() -> builder.instance("sk_live_x"))
        .isInstanceOf(ClerkConfigurationException.class)
        .hasMessageNotContaining("sk_live_x");
  }

  private void beLate() {
    store.silent = true;
    for (int i = 0; i < 10; i++) {
      reserve();
      time.advance(MAX_WAIT);
    }
  }

  private CompletableFuture<Duration> reserve() {
    return reserve(Duration.ofHours(1));
  }

  private CompletableFuture<Duration> reserve(Duration maxWait) {
    return limiter.reserve(request(maxWait)).toCompletableFuture();
  }

  private static Request request(Duration maxWait) {
    Limit limit = new Limit(1000, Duration.ofSeconds(10));
    return new Request("me", "GET /users/{}", Lane.INTERACTIVE, maxWait, limit, null);
  }
}
