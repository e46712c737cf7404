package io.github.clerk4j;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;

/** 500 GETs from 16 threads against a limit of 100 per second: a program, to see how it fares. */
final class RateLimitScenario {
  static final int CALLS = 500;

  private static final int THREADS = 16;
  private static final int LIMIT = 100;
  private static final long PERIOD = TimeUnit.SECONDS.toNanos(1);

  private final AtomicInteger refused = new AtomicInteger();
  private long periodBegan = Long.MIN_VALUE;
  private int inPeriod;

  record Figures(int answered, int failed, int refused, Duration took) {
    /** The last call of an ideal client is sent when the fifth period begins. */
    static final Duration IDEAL = Duration.ofNanos(PERIOD * (CALLS / LIMIT - 1));

    @Override
    public String toString() {
      return "%d answered, %d failed, %d times 429, %d ms (%.2f x ideal)"
          .formatted(
              answered,
              failed,
              refused,
              took.toMillis(),
              (double) took.toMillis() / IDEAL.toMillis());
    }
  }

  public static void main(String[] args) throws Exception {
    Duration period = Duration.ofNanos(PERIOD);
    System.out.println("by default:  " + new RateLimitScenario().run(client -> client));
    System.out.println(
        "with a rate limit: "
            + new RateLimitScenario().run(client -> client.rateLimit(LIMIT, period)));
    System.exit(0);
  }

  Figures run(UnaryOperator<ClerkClient.Builder> options) throws IOException, InterruptedException {
    AtomicInteger answered = new AtomicInteger();
    AtomicInteger failed = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try (PromptServer server = new PromptServer(this::answer);
        ClerkClient clerk = options.apply(server.client()).build()) {
      List<Runnable> calls = new ArrayList<>();
      CountDownLatch ended = new CountDownLatch(CALLS);
      for (int i = 0; i < CALLS; i++) {
        calls.add(
            () -> {
              try {
                clerk.users().getUser("user_1");
                answered.incrementAndGet();
              } catch (ClerkException e) {
                failed.incrementAndGet();
              } finally {
                ended.countDown();
              }
            });
      }
      long began = System.nanoTime();
      calls.forEach(threads::execute);
      ended.await();
      Duration took = Duration.ofNanos(System.nanoTime() - began);
      return new Figures(answered.get(), failed.get(), refused.get(), took);
    } finally {
      threads.shutdown();
    }
  }

  private MockResponse answer(RecordedRequest request) {
    if (isWithinLimit()) {
      return new MockResponse.Builder().body(HttpTest.USER).build();
    }
    refused.incrementAndGet();
    return new MockResponse.Builder().code(429).addHeader("Retry-After", 1).build();
  }

  private synchronized boolean isWithinLimit() {
    long now = System.nanoTime();
    if (periodBegan == Long.MIN_VALUE || now - periodBegan >= PERIOD) {
      periodBegan = now;
      inPeriod = 0;
    }
    return ++inPeriod <= LIMIT;
  }
}
