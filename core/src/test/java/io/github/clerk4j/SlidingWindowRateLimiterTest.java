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
  private final SlidingWindowRateLimiter pace =
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
  void whatIsNotUsedIsNotKept() {
    now += Duration.ofHours(1).toNanos();

    for (int i = 0; i < 3; i++) {
      assertThat(reserve(LONG)).isZero();
    }
    assertThat(reserve(LONG)).isEqualTo(SECOND);
  }

  @Test
  void whoCannotWaitTakesNothing() {
    for (int i = 0; i < 3; i++) {
      reserve(LONG);
    }

    for (int i = 0; i < 5; i++) {
      assertThat(reserve(SECOND.minusNanos(1))).isEqualTo(SECOND);
    }
    assertThat(reserve(SECOND)).isEqualTo(SECOND);
  }

  @Test
  void aHugePaceTakesNoMoreMemoryThanItsRequests() {
    RateLimiter huge = new SlidingWindowRateLimiter(2_000_000_000, SECOND);

    for (int i = 0; i < 1000; i++) {
      assertThat(huge.reserve(LONG).toCompletableFuture().join()).isZero();
    }
  }

  @Test
  void theLongestPeriodOfAllIsOneToo() {
    RateLimiter once = new SlidingWindowRateLimiter(1, ChronoUnit.FOREVER.getDuration());

    assertThat(once.reserve(LONG).toCompletableFuture().join()).isZero();
    assertThat(once.reserve(LONG).toCompletableFuture().join()).isGreaterThan(LONG);
  }

  @Test
  void requestsAndPeriodArePositive() {
    assertThatThrownBy(() -> RateLimiter.of(0, SECOND))
        .isInstanceOf(ClerkConfigurationException.class);
    assertThatThrownBy(() -> RateLimiter.of(1, Duration.ZERO))
        .isInstanceOf(ClerkConfigurationException.class);
  }

  private Duration reserve(Duration longest) {
    return pace.reserve(longest).toCompletableFuture().join();
  }
}
