package io.github.clerk4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlidingWindowRateLimiterTest {
  private static final Duration LONG = Duration.ofHours(1);
  private static final Duration SECOND = Duration.ofSeconds(1);

  private long now = Long.MAX_VALUE - 10; // to overflow
  private final SlidingWindowRateLimiter limiter =
      new SlidingWindowRateLimiter(3, SECOND, 1, () -> now);

  @Test
  void noPeriodHasMoreRequestsThanItMay() {
    List<Long> millis = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      millis.add(reserve(LONG).toMillis());
    }

    assertThat(millis).containsExactly(0L, 0L, 0L, 1000L, 1000L, 1000L, 2000L);
  }

  @Test
  void unusedRequestsDoNotAccumulate() {
    now += Duration.ofHours(1).toNanos();

    for (int i = 0; i < 3; i++) {
      assertThat(reserve(LONG)).isZero();
    }
    assertThat(reserve(LONG)).isEqualTo(SECOND);
  }

  @Test
  void aCallThatCannotWaitReservesNothing() {
    for (int i = 0; i < 3; i++) {
      reserve(LONG);
    }

    for (int i = 0; i < 5; i++) {
      assertThat(reserve(SECOND.minusNanos(1))).isEqualTo(SECOND);
    }
    assertThat(reserve(SECOND)).isEqualTo(SECOND);
  }

  @Test
  void aHugeRateLimitTakesNoMoreMemoryThanItsRequests() {
    var huge = new SlidingWindowRateLimiter(2_000_000_000, SECOND, 1, () -> now);

    for (int i = 0; i < 1000; i++) {
      assertThat(huge.reserve(Lane.INTERACTIVE, LONG)).isZero();
    }
  }

  @Test
  void theLongestPeriodOfAllIsOneToo() {
    Duration forever = ChronoUnit.FOREVER.getDuration();
    var once = new SlidingWindowRateLimiter(1, forever, 1.05, () -> now);

    assertThat(once.reserve(Lane.BATCH, LONG)).isZero();
    assertThat(once.reserve(Lane.BATCH, LONG)).isGreaterThan(LONG);
  }

  @Test
  void requestsAndPeriodArePositive() {
    assertThatThrownBy(() -> RateLimiter.of(0, SECOND))
        .isInstanceOf(ClerkConfigurationException.class);
    assertThatThrownBy(() -> RateLimiter.of(1, Duration.ZERO))
        .isInstanceOf(ClerkConfigurationException.class);
  }

  @Test
  void aBatchJobLeavesAFifthToInteractiveCalls() {
    var shared = new SlidingWindowRateLimiter(10, SECOND, 1, () -> now);
    for (int i = 0; i < 8; i++) {
      assertThat(shared.reserve(Lane.BATCH, LONG)).isZero();
    }
    for (int i = 0; i < 80; i++) {
      shared.reserve(Lane.BATCH, LONG); // waits for up to 10 s
    }

    assertThat(shared.reserve(Lane.BATCH, LONG)).isEqualTo(SECOND.multipliedBy(11));
    assertThat(shared.reserve(Lane.INTERACTIVE, LONG)).isZero();
    assertThat(shared.reserve(Lane.INTERACTIVE, LONG)).isZero();
    assertThat(shared.reserve(Lane.INTERACTIVE, LONG)).isEqualTo(SECOND);
  }

  @Test
  void interactiveCallsCanUseTheWholeLimit() {
    var shared = new SlidingWindowRateLimiter(10, SECOND, 1, () -> now);

    for (int i = 0; i < 10; i++) {
      assertThat(shared.reserve(Lane.INTERACTIVE, LONG)).isZero();
    }
    assertThat(shared.reserve(Lane.INTERACTIVE, LONG)).isEqualTo(SECOND);
    assertThat(shared.reserve(Lane.BATCH, LONG)).isEqualTo(SECOND);
  }

  private Duration reserve(Duration maxWait) {
    return limiter.reserve(Lane.INTERACTIVE, maxWait);
  }
}
