package io.github.clerk4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerk4j.RateLimiter.Limit;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A limiter that a fleet keeps in a store of its own, here in memory. */
class SharedRateLimiterTest extends HttpTest {
  private static final Duration LONG = Duration.ofHours(1);

  private static final class Store implements RateLimiter {
    final AtomicInteger left = new AtomicInteger(2);
    final List<String> rateLimited = new CopyOnWriteArrayList<>();
    final List<Request> requests = new CopyOnWriteArrayList<>();

    @Override
    public CompletionStage<Duration> reserve(Request request) {
      requests.add(request);
      Duration wait = left.getAndDecrement() > 0 ? Duration.ZERO : LONG;
      return CompletableFuture.supplyAsync(() -> wait);
    }

    @Override
    public void onRateLimited(Request request, Duration retryAfter, boolean forAll) {
      rateLimited.add((forAll ? "all" : request.bucket()) + " " + retryAfter);
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
  void theRateLimiterLearnsOfEach429AndOfItsOperations(CallStyle way) {
    answer(429, "", "Retry-After: 60");
    answer(429, "", "Retry-After: 50");
    try (ClerkClient client = builder().rateLimiter(store).build()) {
      assertThatThrownBy(() -> way.getUser(client, "user_1"))
          .isInstanceOf(RateLimitedException.class);
      assertThatThrownBy(() -> way.banUser(client, "user_1"))
          .isInstanceOf(RateLimitedException.class);
    }
    assertThat(store.rateLimited).containsExactly("GET /users/{} PT1M", "all PT50S");
  }

  @ParameterizedTest
  @EnumSource
  void aRequestThatIsHeldBackByTheTimeItWaitedReservesAgain(CallStyle way) {
    answer(200, USER);
    AtomicInteger reserved = new AtomicInteger();
    AtomicInteger asked = new AtomicInteger();
    RateLimiter limiter =
        new RateLimiter() {
          @Override
          public CompletionStage<Duration> reserve(Request request) {
            reserved.incrementAndGet();
            return CompletableFuture.completedFuture(Duration.ofMillis(1));
          }

          @Override
          public Duration heldFor(Request request) {
            return Duration.ofSeconds(asked.getAndIncrement() == 0 ? 1 : 0);
          }
        };
    try (ClerkClient client = builder().rateLimiter(limiter).build()) {
      way.getUser(client, "user_1");
    }
    assertThat(reserved).hasValue(2);
  }

  @ParameterizedTest
  @EnumSource
  void aRateLimiterThatCannotSayIfItHoldsBackDoesNotHoldUpTheCall(CallStyle way) {
    answer(200, USER);
    RateLimiter limiter =
        new RateLimiter() {
          @Override
          public CompletionStage<Duration> reserve(Request request) {
            return CompletableFuture.completedFuture(Duration.ofMillis(1));
          }

          @Override
          public Duration heldFor(Request request) {
            throw new IllegalStateException("broken");
          }
        };
    try (ClerkClient client = builder().rateLimiter(limiter).build()) {
      assertThat(way.getUser(client, "user_1")).isNotNull();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aLong429ConcernsItsOperationAlone(CallStyle way) {
    answer(429, "", "Retry-After: 3600");
    answer(429, "", "Retry-After: 3600");
    try (ClerkClient client = builder().rateLimiter(store).build()) {
      assertThatThrownBy(() -> way.getUser(client, "user_1"))
          .isInstanceOf(RateLimitedException.class);
      assertThatThrownBy(() -> way.banUser(client, "user_1"))
          .isInstanceOf(RateLimitedException.class);
    }
    assertThat(store.rateLimited).containsExactly("GET /users/{} PT1H", "POST /users/{}/ban PT1H");
  }

  @ParameterizedTest
  @EnumSource
  void theRateLimiterSeesInstanceBucketLaneAndDocumentedLimits(CallStyle way) {
    answer(200, USER);
    answer(200, USER);
    try (ClerkClient client = builder().secretKey("sk_live_secret").rateLimiter(store).build()) {
      way.getUser(client, "user_1");
      way.updateUser(
          client.withOptions(o -> o.lane(Lane.BATCH)), "user_1", u -> u.firstName("Ada"));
    }

    RateLimiter.Request read = store.requests.get(0);
    assertThat(read.instance()).matches("[0-9a-f]{16}").doesNotContain("secret");
    assertThat(read.bucket()).isEqualTo("GET /users/{}");
    assertThat(read.lane()).isEqualTo(Lane.INTERACTIVE);
    assertThat(read.instanceLimit()).isEqualTo(new Limit(1000, Duration.ofSeconds(10)));
    assertThat(read.bucketLimit()).isNull();

    RateLimiter.Request write = store.requests.get(1);
    assertThat(write.instance()).isEqualTo(read.instance());
    assertThat(write.bucket()).isEqualTo("/users/user_1");
    assertThat(write.lane()).isEqualTo(Lane.BATCH);
    assertThat(write.bucketLimit()).isEqualTo(new Limit(10, Duration.ofSeconds(10)));
  }

  @Test
  void aDevelopmentInstanceHasTheLimitOfDevelopment() {
    InstanceRateLimiter limiter = InstanceRateLimiter.of(store, new SecretKey("sk_test_1"));

    assertThat(limiter.limit()).isEqualTo(new Limit(100, Duration.ofSeconds(10)));
    assertThat(limiter.instance())
        .isNotEqualTo(InstanceRateLimiter.of(store, new SecretKey("sk_test_2")).instance());
  }
}
