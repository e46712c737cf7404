package io.github.clerk4j;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/** A rate limiter in memory: at most a number of requests in any period. Thread-safe. */
final class SlidingWindowRateLimiter implements RateLimiter {
  private static final double MARGIN = 1.05;

  private final ReentrantLock lock = new ReentrantLock();
  private final LongSupplier clock;
  private final SlidingWindow sent;

  SlidingWindowRateLimiter(int requests, Duration period) {
    this(requests, period, MARGIN, System::nanoTime);
  }

  SlidingWindowRateLimiter(int requests, Duration period, double margin, LongSupplier clock) {
    if (requests < 1) {
      throw new ClerkConfigurationException("rateLimit must be at least 1 request: " + requests);
    }
    CallOptions.positive(period);
    double nanos = TimeUnit.NANOSECONDS.convert(period) * margin; // whatever the period
    this.sent = new SlidingWindow(requests, Duration.ofNanos((long) nanos));
    this.clock = clock;
  }

  @Override
  public CompletionStage<Duration> reserve(Duration maxWait) {
    lock.lock();
    try {
      long now = clock.getAsLong();
      Duration wait = sent.untilRoom(now);
      if (wait.compareTo(maxWait) <= 0) {
        sent.add(now + wait.toNanos());
      }
      return CompletableFuture.completedFuture(wait);
    } finally {
      lock.unlock();
    }
  }
}
