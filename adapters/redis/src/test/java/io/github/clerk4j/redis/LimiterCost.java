package io.github.clerk4j.redis;

import io.github.clerk4j.ClerkClient;
import io.github.clerk4j.Lane;
import io.github.clerk4j.RateLimiter;
import io.github.clerk4j.SharedRateLimiter;
import io.github.clerk4j.testing.FakeClerk;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The cost of the shared rate limiter: a program that prints the medians of one caller, in pairs
 * that take turns.
 */
final class LimiterCost {
  private static final int ROUNDS = Integer.getInteger("rounds", 20);
  private static final int CALLS = Integer.getInteger("calls", 500);

  private LimiterCost() {}

  public static void main(String[] args) throws Exception {
    try (RealRedis redis = new RealRedis();
        RedisClient client = RedisClient.create(redis.uri());
        StatefulRedisConnection<String, String> connection = client.connect();
        SharedRateLimiter limiter =
            RedisRateLimiter.builder(redis.uri()).limit(1_000_000, Duration.ofDays(1)).build();
        FakeClerk fake = FakeClerk.start();
        ClerkClient plain = builder(fake).build();
        ClerkClient limited = builder(fake).rateLimiter(limiter).build()) {
      String user = fake.addUser("ada@example.com").id();
      RateLimiter.Request request =
          new RateLimiter.Request(
              "cost",
              "GET /users/{}",
              Lane.INTERACTIVE,
              Duration.ZERO,
              new RateLimiter.Limit(1000, Duration.ofSeconds(10)),
              null);
      System.out.println("\n| | without | with | difference |\n|---|--:|--:|--:|");
      compare(
          "a round trip to Redis (PING); `reserve`",
          () -> connection.async().ping().toCompletableFuture().join(),
          () -> limiter.reserve(request).toCompletableFuture().join());
      compare("`getUser`", () -> plain.users().getUser(user), () -> limited.users().getUser(user));
    }
    System.exit(0);
  }

  private static ClerkClient.Builder builder(FakeClerk fake) {
    return ClerkClient.builder().apiUrl(fake.apiUrl()).secretKey(fake.secretKey());
  }

  private static void compare(String name, Runnable without, Runnable with) {
    List<Long> first = new ArrayList<>();
    List<Long> second = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      measure(without, round < ROUNDS / 2 ? new ArrayList<>() : first); // the first half warms up
      measure(with, round < ROUNDS / 2 ? new ArrayList<>() : second);
    }
    double before = median(first);
    double after = median(second);
    System.out.printf(
        "| %s | %.3f ms | %.3f ms | %.3f ms |%n", name, before, after, after - before);
  }

  private static void measure(Runnable call, List<Long> nanos) {
    for (int i = 0; i < CALLS; i++) {
      long began = System.nanoTime();
      call.run();
      nanos.add(System.nanoTime() - began);
    }
  }

  private static double median(List<Long> nanos) {
    nanos.sort(null);
    return nanos.get(nanos.size() / 2) / 1e6;
  }
}
