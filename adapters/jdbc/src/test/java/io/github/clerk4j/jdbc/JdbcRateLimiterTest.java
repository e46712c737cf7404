package io.github.clerk4j.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerk4j.ClerkClient;
import io.github.clerk4j.Lane;
import io.github.clerk4j.RateLimitedException;
import io.github.clerk4j.RateLimiter;
import io.github.clerk4j.RateLimiter.Limit;
import io.github.clerk4j.SharedRateLimiter;
import io.github.clerk4j.testing.FakeClerk;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The promises of the shared rate limiter, against a real PostgreSQL. */
class JdbcRateLimiterTest {
  private static final Duration LONG = Duration.ofHours(2);
  private static final Duration HOUR = Duration.ofHours(1);

  private static EmbeddedPostgres postgres;

  private final String instance = UUID.randomUUID().toString();
  private final List<SharedRateLimiter> opened = new ArrayList<>();

  @BeforeAll
  static void startPostgres() throws IOException {
    postgres = EmbeddedPostgres.start();
  }

  @AfterAll
  static void stopPostgres() throws IOException {
    postgres.close();
  }

  @AfterEach
  void close() {
    opened.forEach(SharedRateLimiter::close);
  }

  @Test
  void servicesStayBelowTheLimitTogether() {
    try (FakeClerk fake = FakeClerk.start();
        ClerkClient one = client(fake, limited(4, HOUR));
        ClerkClient other = client(fake, limited(4, HOUR))) {
      String user = fake.addUser("ada@example.com").id();
      for (int i = 0; i < 2; i++) {
        assertThat(one.users().getUser(user).id()).isEqualTo(user);
        assertThat(other.async().users().getUser(user).join().id()).isEqualTo(user);
      }

      assertThatThrownBy(() -> one.users().getUser(user)).isInstanceOf(RateLimitedException.class);
      assertThatThrownBy(() -> other.users().getUser(user))
          .isInstanceOf(RateLimitedException.class);
    }
  }

  @Test
  void aBatchJobThatUsesUpTheLimitDoesNotDelayInteractiveRequests() {
    SharedRateLimiter job = limited(20, HOUR);
    SharedRateLimiter web = limited(20, HOUR);
    for (int i = 0; i < 16; i++) {
      assertThat(reserve(job, Lane.BATCH)).isZero();
    }
    assertThat(reserve(job, Lane.BATCH)).isBetween(HOUR, HOUR.plusMinutes(4)); // and is queued

    for (int i = 0; i < 4; i++) {
      assertThat(reserve(web, Lane.INTERACTIVE)).isZero();
    }
    assertThat(reserve(web, Lane.INTERACTIVE)).isPositive();
  }

  @Test
  void a429HoldsBackAllServices() {
    SharedRateLimiter one = limited(100, HOUR);
    SharedRateLimiter other = limited(100, HOUR);

    one.onRateLimited(request(Lane.INTERACTIVE, LONG, null), Duration.ofSeconds(40), true);
    one.close(); // after the hold

    Duration wait = reserve(other, Lane.INTERACTIVE);
    while (wait.isZero()) { // the hold is on its way
      wait = reserve(other, Lane.INTERACTIVE);
    }
    assertThat(wait).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(40));
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
  void reservationsAreCommittedThoughThePoolsConnectionsAreNotInAutoCommitMode() {
    DataSource pool = postgres.getPostgresDatabase();
    DataSource withoutAutoCommit =
        (DataSource)
            Proxy.newProxyInstance(
                DataSource.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> {
                  Connection connection = pool.getConnection();
                  connection.setAutoCommit(false);
                  return connection;
                });
    SharedRateLimiter limiter =
        JdbcRateLimiter.builder(withoutAutoCommit)
            .limit(1, HOUR)
            .instance(instance)
            .maxStoreWait(Duration.ofSeconds(10))
            .build();
    opened.add(limiter);

    assertThat(reserve(limiter, Lane.INTERACTIVE)).isZero();
    assertThat(reserve(limiter, Lane.INTERACTIVE)).isPositive();
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

  private SharedRateLimiter limited(int requests, Duration period) {
    SharedRateLimiter limiter =
        JdbcRateLimiter.builder(postgres.getPostgresDatabase())
            .limit(requests, period)
            .instance(instance)
            .maxStoreWait(Duration.ofSeconds(10)) // whatever the load of the machine
            .build();
    opened.add(limiter);
    return limiter;
  }

  private static ClerkClient client(FakeClerk fake, SharedRateLimiter limiter) {
    return ClerkClient.builder()
        .secretKey(fake.secretKey())
        .apiUrl(fake.apiUrl())
        .rateLimiter(limiter)
        .build();
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
