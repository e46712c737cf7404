package io.github.clerk4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A limiter that a fleet keeps in a store of its own, here in memory. */
class SharedRateLimiterTest extends HttpTest {
  private static final Duration LONG = Duration.ofHours(1);

  private static final class Store implements RateLimiter {
    final AtomicInteger left = new AtomicInteger(2);
    final AtomicReference<Duration> onRateLimited = new AtomicReference<>(Duration.ZERO);

    @Override
    public CompletionStage<Duration> reserve(Duration maxWait) {
      Duration wait = left.getAndDecrement() > 0 ? Duration.ZERO : LONG;
      return CompletableFuture.supplyAsync(() -> wait);
    }

    @Override
    public void onRateLimited(Duration retryAfter) {
      onRateLimited.set(retryAfter);
    }
  }

  private final Store store = new Store();

  @ParameterizedTest
  @EnumSource
  void clientsThatShareARateLimiterShareItsRequests(CallStyle way) {
    answer(200, USER);
    answer(200, USER);
    try (ClerkClient one = builder().rateLimiter(store).build();
        ClerkClient other = builder().rateLimiter(store).build()) {
      way.getUser(one, "user_1");
      way.getUser(other, "user_1");

      assertThatThrownBy(() -> way.getUser(one, "user_1")).isInstanceOf(RateLimitedException.class);
      assertThatThrownBy(() -> way.getUser(other, "user_1"))
          .isInstanceOf(RateLimitedException.class);
    }
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void theRateLimiterIsCalledAfterA429ForAllOperations(CallStyle way) {
    answer(429, "", "Retry-After: 60");
    answer(429, "", "Retry-After: 50");
    try (ClerkClient client = builder().rateLimiter(store).build()) {
      assertThatThrownBy(() -> way.getUser(client, "user_1"))
          .isInstanceOf(RateLimitedException.class);
      assertThat(store.onRateLimited.get()).as("one operation says nothing of the others").isZero();

      assertThatThrownBy(() -> way.banUser(client, "user_1"))
          .isInstanceOf(RateLimitedException.class);
    }
    assertThat(store.onRateLimited.get()).isEqualTo(Duration.ofSeconds(50));
  }

  @ParameterizedTest
  @EnumSource
  void theRateLimiterIsNotCalledAfterALong429OfOneOperation(CallStyle way) {
    answer(429, "", "Retry-After: 3600");
    answer(429, "", "Retry-After: 3600");
    try (ClerkClient client = builder().rateLimiter(store).build()) {
      assertThatThrownBy(() -> way.getUser(client, "user_1"))
          .isInstanceOf(RateLimitedException.class);
      assertThatThrownBy(() -> way.banUser(client, "user_1"))
          .isInstanceOf(RateLimitedException.class);
    }
    assertThat(store.onRateLimited.get()).isZero();
  }
}
