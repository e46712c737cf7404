package io.github.clerk4j.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerk4j.ClerkClient;
import io.github.clerk4j.SharedRateLimiter;
import io.github.clerk4j.testing.FakeClerk;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** A real Redis that is down, killed and started again while a service makes calls. */
class RedisOutageTest {
  private static final Path LOG = Path.of(System.getProperty("org.slf4j.simpleLogger.logFile"));
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void callsGoOnWithoutRedisAndUseItAgain() throws Exception {
    try (RealRedis redis = new RealRedis();
        FakeClerk fake = FakeClerk.start();
        SharedRateLimiter limiter = limiter(redis);
        ClerkClient clerk = client(fake, limiter)) {
      String user = fake.addUser("ada@example.com").id();
      int logged = Files.readString(LOG).length();
      callUntilUsed(clerk, user, redis);

      redis.stop();
      for (int i = 0; i < 10; i++) {
        assertThat(clerk.users().getUser(user).id()).isEqualTo(user);
      }

      redis.start();
      callUntilUsed(clerk, user, redis);
      List<String> levels = levels(logged);
      for (int i = 0; i < 600 && !levels.get(levels.size() - 1).equals("INFO"); i++) {
        LockSupport.parkNanos(Duration.ofMillis(50).toNanos()); // a probe is on its way
        levels = levels(logged);
      }
      // On a busy machine, Redis can reply too late before it is stopped: that is an outage too.
      assertThat(levels).startsWith("WARN", "INFO").hasSizeLessThan(8);
      for (int i = 0; i < levels.size(); i++) {
        assertThat(levels.get(i)).isEqualTo(i % 2 == 0 ? "WARN" : "INFO");
      }
    }
  }

  /** Returns the levels of what was logged about outages. */
  private static List<String> levels(int from) throws IOException {
    return Files.readString(LOG)
        .substring(from)
        .lines()
        .filter(each -> each.contains("The store of the shared rate limiter"))
        .map(each -> each.contains("] WARN ") ? "WARN" : "INFO")
        .toList();
  }

  @Test
  void aServiceStartsWhileRedisIsDown() throws Exception {
    try (RealRedis redis = new RealRedis()) {
      redis.stop();
      try (FakeClerk fake = FakeClerk.start();
          SharedRateLimiter limiter = limiter(redis);
          ClerkClient clerk = client(fake, limiter)) {
        String user = fake.addUser("ada@example.com").id();

        assertThat(clerk.users().getUser(user).id()).isEqualTo(user);
      }
    }
  }

  private static void callUntilUsed(ClerkClient clerk, String user, RealRedis redis) {
    long until = System.nanoTime() + PATIENCE.toNanos();
    do {
      assertThat(clerk.users().getUser(user).id()).isEqualTo(user);
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos()); // Lettuce connects in the meantime
    } while (used(redis) == 0 && System.nanoTime() - until < 0);
    assertThat(used(redis)).isPositive();
  }

  /** Returns the number of slots that were used since Redis started. */
  private static long used(RealRedis redis) {
    try (RedisClient client = RedisClient.create(redis.uri());
        StatefulRedisConnection<String, String> connection = client.connect()) {
      return connection.sync().zcard("clerk4j:{outage}:open");
    }
  }

  private static SharedRateLimiter limiter(RealRedis redis) throws IOException {
    return RedisRateLimiter.builder(redis.uri())
        .limit(10_000, HOUR)
        .instance("outage")
        .maxStoreWait(Duration.ofMillis(500)) // whatever the load of the machine
        .build();
  }

  private static ClerkClient client(FakeClerk fake, SharedRateLimiter limiter) {
    return ClerkClient.builder()
        .secretKey(fake.secretKey())
        .apiUrl(fake.apiUrl())
        .rateLimiter(limiter)
        .build();
  }
}
