package io.github.clerk4j.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerk4j.ClerkClient;
import io.github.clerk4j.ClerkConfigurationException;
import io.github.clerk4j.Lane;
import io.github.clerk4j.RateLimitedException;
import io.github.clerk4j.RateLimiter;
import io.github.clerk4j.RateLimiter.Limit;
import io.github.clerk4j.SharedRateLimiter;
import io.github.clerk4j.testing.FakeClerk;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The promises of the shared rate limiter, against a real Redis. */
class RedisRateLimiterTest {
  private static final Duration LONG = Duration.ofHours(2);
  private static final Duration HOUR = Duration.ofHours(1);

  private static RealRedis redis;

  private final String instance = UUID.randomUUID().toString();
  private final List<AutoCloseable> opened = new ArrayList<>();

  @BeforeAll
  static void startRedis() throws IOException {
    redis = new RealRedis();
  }

  @AfterAll
  static void stopRedis() throws IOException {
    redis.close();
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : opened) {
      each.close();
    }
  }

  @Test
  void servicesStayBelowTheLimitTogether() throws Exception {
    try (FakeClerk fake = FakeClerk.start()) {
      String user = fake.addUser("ada@example.com").id();
      ClerkClient one = client(fake, limited(10, HOUR));
      ClerkClient other = client(fake, limited(10, HOUR));
      for (int i = 0; i < 5; i++) {
        assertThat(one.users().getUser(user).id()).isEqualTo(user);
        assertThat(other.async().users().getUser(user).join().id()).isEqualTo(user);
      }

      assertThatThrownBy(() -> one.users().getUser(user)).isInstanceOf(RateLimitedException.class);
      assertThatThrownBy(() -> other.users().getUser(user))
          .isInstanceOf(RateLimitedException.class);
    }
  }

  @Test
  void noPeriodHasMoreRequestsThanItMay() {
    SharedRateLimiter limiter = limited(10, HOUR);
    for (int i = 0; i < 10; i++) {
      assertThat(reserve(limiter, Lane.INTERACTIVE)).isZero();
    }

    assertThat(reserve(limiter, Lane.INTERACTIVE)).isGreaterThanOrEqualTo(HOUR);
    assertThat(reserve(limiter, Lane.INTERACTIVE)).isLessThan(HOUR.plusMinutes(5));
  }

  @Test
  void requestsThatWaitAreSpacedEvenly() {
    SharedRateLimiter limiter = limited(5, HOUR); // four for batch jobs
    for (int i = 0; i < 4; i++) {
      assertThat(reserve(limiter, Lane.BATCH)).isZero();
    }
    Duration first = reserve(limiter, Lane.BATCH);
    Duration second = reserve(limiter, Lane.BATCH);

    assertThat(second.minus(first)).isBetween(Duration.ofMinutes(15), Duration.ofMinutes(16));
  }

  @Test
  void requestsThatWaitForAHoldAreSpacedEvenlyAfterIt() {
    SharedRateLimiter one = limited(1000, HOUR);
    SharedRateLimiter other = limited(1000, HOUR);
    RateLimiter.Request request = request(Lane.BATCH, LONG, null);
    one.onRateLimited(request, Duration.ofMinutes(30), false);
    while (one.heldFor(request).isZero() || reserve(one, request).isZero()) {} // it is on its way

    Duration first = reserve(one, request);
    assertThat(first).isBetween(Duration.ofMinutes(29), Duration.ofMinutes(31));
    assertThat(reserve(other, request).minus(first)) // an hour and its margin, for 800
        .isBetween(Duration.ofSeconds(4), Duration.ofSeconds(5));
    assertThat(other.heldFor(request)).isBetween(Duration.ofMinutes(29), Duration.ofMinutes(30));
    RateLimiter.Request another =
        new RateLimiter.Request(
            "", "GET /sessions/{}", Lane.BATCH, LONG, request.instanceLimit(), null);
    assertThat(reserve(other, another)).isZero();
    assertThat(other.heldFor(another)).isZero();
  }

  @Test
  void aBusyBucketDoesNotDelayOtherRequestsAfterAHold() {
    SharedRateLimiter limiter = limited(1000, HOUR);
    Limit own = new Limit(1, Duration.ofMinutes(10));
    RateLimiter.Request busy = request(Lane.INTERACTIVE, LONG, own);
    limiter.onRateLimited(busy, Duration.ofMinutes(1), true);
    while (limiter.heldFor(busy).isZero() || reserve(limiter, Lane.BATCH).isZero()) {} // on its way
    for (int i = 0; i < 6; i++) {
      reserve(limiter, busy);
    }

    RateLimiter.Request another =
        new RateLimiter.Request(
            "", "GET /sessions/{}", Lane.INTERACTIVE, LONG, busy.instanceLimit(), null);
    assertThat(reserve(limiter, busy)).isGreaterThan(Duration.ofMinutes(50));
    assertThat(reserve(limiter, another)).isLessThan(Duration.ofMinutes(2));
  }

  @Test
  void interactiveRequestsDoNotWaitBehindTheBatchAfterAHold() {
    SharedRateLimiter limiter = limited(1000, HOUR);
    RateLimiter.Request interactive = request(Lane.INTERACTIVE, LONG, null);
    limiter.onRateLimited(interactive, Duration.ofMinutes(1), true);
    while (reserve(limiter, Lane.BATCH).isZero()) {} // it is on its way
    for (int i = 0; i < 100; i++) {
      reserve(limiter, Lane.BATCH); // each 4.6 s after the other
    }

    assertThat(reserve(limiter, interactive)).isLessThan(Duration.ofMinutes(2));
  }

  @Test
  void aRequestThatCannotWaitTakesNothing() {
    SharedRateLimiter limiter = limited(1, Duration.ofSeconds(60));
    reserve(limiter, Lane.INTERACTIVE);

    for (int i = 0; i < 3; i++) {
      assertThat(reserve(limiter, request(Lane.INTERACTIVE, Duration.ofSeconds(1), null)))
          .isBetween(Duration.ofSeconds(50), Duration.ofSeconds(63));
    }
  }

  @Test
  void aBatchJobThatUsesUpTheLimitDoesNotDelayInteractiveRequests() {
    SharedRateLimiter job = limited(100, HOUR);
    SharedRateLimiter web = limited(100, HOUR);
    for (int i = 0; i < 80; i++) {
      assertThat(reserve(job, Lane.BATCH)).isZero();
    }
    for (int i = 0; i < 40; i++) {
      assertThat(reserve(job, Lane.BATCH)).isPositive(); // and is queued
    }

    for (int i = 0; i < 20; i++) {
      assertThat(reserve(web, Lane.INTERACTIVE)).isZero();
    }
    assertThat(reserve(web, Lane.INTERACTIVE)).isPositive();
  }

  @Test
  void interactiveRequestsUseTheWholeLimitWhileThereIsNoBatchJob() {
    SharedRateLimiter web = limited(100, HOUR);
    for (int i = 0; i < 100; i++) {
      assertThat(reserve(web, Lane.INTERACTIVE)).isZero();
    }
    assertThat(reserve(web, Lane.INTERACTIVE)).isPositive();
  }

  @Test
  void a429OfAllOperationsHoldsBackAllServices() {
    SharedRateLimiter one = limited(10_000, HOUR);
    SharedRateLimiter other = limited(10_000, HOUR);

    one.onRateLimited(request(Lane.INTERACTIVE, LONG, null), Duration.ofSeconds(40), true);
    one.onRateLimited(request(Lane.INTERACTIVE, LONG, null), Duration.ofSeconds(5), true);
    reserve(one, Lane.BATCH); // after both, on the same connection

    assertThat(reserve(other, Lane.BATCH))
        .isBetween(Duration.ofSeconds(30), Duration.ofSeconds(42));
    assertThat(reserve(other, Lane.INTERACTIVE))
        .isBetween(Duration.ofSeconds(30), Duration.ofSeconds(42));
  }

  @Test
  void a429OfOneOperationHoldsBackThatOperationAlone() {
    SharedRateLimiter one = limited(100, HOUR);
    RateLimiter.Request ban =
        new RateLimiter.Request(
            "", "POST /users/{}/ban", Lane.INTERACTIVE, LONG, new Limit(100, HOUR), null);

    one.onRateLimited(ban, Duration.ofSeconds(40), false);
    assertThat(reserve(one, Lane.INTERACTIVE)).isZero();

    SharedRateLimiter other = limited(100, HOUR);
    assertThat(reserve(other, ban)).isGreaterThan(Duration.ofSeconds(30));
    assertThat(reserve(other, Lane.INTERACTIVE)).isZero();
  }

  @Test
  void a429OfClerksReachesTheOtherServices() throws Exception {
    try (FakeClerk fake = FakeClerk.start()) {
      String user = fake.addUser("ada@example.com").id();
      ClerkClient one = client(fake, limited(100, HOUR));
      ClerkClient other = client(fake, limited(100, HOUR));
      fake.faults().rateLimit(1, HOUR);
      one.users().getUser(user);
      assertThatThrownBy(() -> one.users().getUser(user)).isInstanceOf(RateLimitedException.class);
      reserveOn(one, user); // the hold precedes it on the same connection
      fake.faults().clear();
      int before = fake.requests().size();

      assertThatThrownBy(() -> other.users().getUser(user))
          .isInstanceOf(RateLimitedException.class);
      assertThat(fake.requests()).hasSize(before);
    }
  }

  @Test
  void theLimitOfOneUserIsShared() {
    Limit two = new Limit(2, HOUR);
    SharedRateLimiter one = limited(100, HOUR);
    SharedRateLimiter other = limited(100, HOUR);

    assertThat(reserve(one, request(Lane.INTERACTIVE, LONG, two))).isZero();
    assertThat(reserve(other, request(Lane.INTERACTIVE, LONG, two))).isZero();
    assertThat(reserve(one, request(Lane.INTERACTIVE, LONG, two))).isPositive();
    assertThat(reserve(one, Lane.INTERACTIVE)).isZero();
  }

  @Test
  void instancesDoNotShareALimit() {
    SharedRateLimiter one = limited(1, HOUR);
    SharedRateLimiter other =
        opened(RedisRateLimiter.builder(redis.uri()).limit(1, HOUR).instance("another").build());

    assertThat(reserve(one, Lane.INTERACTIVE)).isZero();
    assertThat(reserve(other, Lane.INTERACTIVE)).isZero();
  }

  @Test
  void aServiceThatDiesHoldsNothing() throws Exception {
    SharedRateLimiter dead = limited(2, Duration.ofMillis(200));
    reserve(dead, Lane.INTERACTIVE);
    reserve(dead, Lane.INTERACTIVE);
    dead.close();

    SharedRateLimiter alive = limited(2, Duration.ofMillis(200));
    assertThat(reserve(alive, Lane.INTERACTIVE)).isLessThanOrEqualTo(Duration.ofMillis(210));
    try (RedisClient client = RedisClient.create(redis.uri());
        StatefulRedisConnection<String, String> connection = client.connect()) {
      assertThat(connection.sync().keys("clerk4j:{" + instance + "}:*"))
          .isNotEmpty()
          .allSatisfy(key -> assertThat(connection.sync().pttl(key)).isBetween(0L, 450L));
    }
  }

  @Test
  void eachRequestIsOneRoundTrip() {
    try (RedisClient client = RedisClient.create(redis.uri());
        StatefulRedisConnection<String, String> connection = client.connect()) {
      SharedRateLimiter limiter = limited(100, HOUR);
      reserve(limiter, Lane.INTERACTIVE);
      long before = commands(connection);
      for (int i = 0; i < 10; i++) {
        reserve(limiter, Lane.INTERACTIVE);
      }

      assertThat(commands(connection) - before).as("EVALSHA").isEqualTo(10);
    }
  }

  @Test
  void aScriptThatRedisForgotIsSentAgain() {
    try (RedisClient client = RedisClient.create(redis.uri());
        StatefulRedisConnection<String, String> connection = client.connect()) {
      SharedRateLimiter limiter = limited(1, HOUR);
      connection.sync().scriptFlush();

      assertThat(reserve(limiter, Lane.INTERACTIVE)).isZero();
      assertThat(reserve(limiter, Lane.INTERACTIVE)).isPositive();
    }
  }

  @Test
  void aClientAndAConnectionOfTheApplicationStayOpen() {
    try (RedisClient client = RedisClient.create(redis.uri());
        StatefulRedisConnection<String, String> connection = client.connect()) {
      SharedRateLimiter ofClient =
          RedisRateLimiter.builder(client).limit(1, HOUR).instance(instance).build();
      SharedRateLimiter ofConnection =
          RedisRateLimiter.builder(connection.async()).limit(1, HOUR).instance(instance).build();

      assertThat(reserve(ofClient, Lane.INTERACTIVE)).isZero();
      assertThat(reserve(ofConnection, Lane.INTERACTIVE)).isPositive();
      ofClient.close();
      ofConnection.close();
      assertThat(connection.sync().ping()).isEqualTo("PONG");
    }
  }

  @Test
  void aMalformedUriIsNotShown() {
    assertThatThrownBy(() -> RedisRateLimiter.of("password@host"))
        .isInstanceOf(ClerkConfigurationException.class)
        .hasMessageContaining("redis://localhost:6379")
        .hasMessageNotContaining("password");
  }

  private static long commands(StatefulRedisConnection<String, String> connection) {
    String stats = connection.sync().info("commandstats");
    return stats
        .lines()
        .filter(each -> each.startsWith("cmdstat_evalsha:calls="))
        .mapToLong(each -> Long.parseLong(each.replaceAll(".*?calls=(\\d+),.*", "$1")))
        .sum();
  }

  private static void reserveOn(ClerkClient client, String user) {
    assertThatThrownBy(() -> client.users().getUser(user)).isInstanceOf(RateLimitedException.class);
  }

  private ClerkClient client(FakeClerk fake, SharedRateLimiter limiter) {
    return opened(
        ClerkClient.builder()
            .secretKey(fake.secretKey())
            .apiUrl(fake.apiUrl())
            .rateLimiter(limiter)
            .build());
  }

  private SharedRateLimiter limited(int requests, Duration period) {
    return opened(
        RedisRateLimiter.builder(redis.uri())
            .limit(requests, period)
            .instance(instance)
            .maxStoreWait(Duration.ofSeconds(5)) // whatever the load of the machine
            .build());
  }

  private <T extends AutoCloseable> T opened(T resource) {
    opened.add(resource);
    return resource;
  }

  private static Duration reserve(RateLimiter limiter, Lane lane) {
    return reserve(limiter, request(lane, LONG, null));
  }

  private static Duration reserve(RateLimiter limiter, RateLimiter.Request request) {
    return limiter.reserve(request).toCompletableFuture().join();
  }

  private static RateLimiter.Request request(Lane lane, Duration maxWait, @Nullable Limit own) {
    return new RateLimiter.Request("", "GET /users/{}", lane, maxWait, new Limit(100, HOUR), own);
  }
}
