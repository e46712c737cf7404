package io.github.clerk4j;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * A rate limiter in memory: at most a number of requests in any period. Each lane has a window of
 * its own; an interactive request takes the window that has room sooner. Thread-safe.
 */
final class SlidingWindowRateLimiter implements RateLimiter {
  private static final double MARGIN = 1.05;

  private final ReentrantLock lock = new ReentrantLock();
  private final LongSupplier clock;
  private final SlidingWindow kept;
  private final SlidingWindow open;

  SlidingWindowRateLimiter(Limit limit) {
    this(limit.requests(), limit.period(), MARGIN, System::nanoTime);
  }

  SlidingWindowRateLimiter(int requests, Duration period, double margin, LongSupplier clock) {
    double nanos = TimeUnit.NANOSECONDS.convert(period) * margin; // whatever the period
    Duration extended = Duration.ofNanos((long) nanos);
    this.kept = new SlidingWindow(Lane.kept(requests), extended);
    this.open = new SlidingWindow(requests - Lane.kept(requests), extended);
    this.clock = clock;
  }

  @Override
  public CompletionStage<Duration> reserve(Request request) {
    return CompletableFuture.completedFuture(reserve(request.lane(), request.maxWait()));
  }

  Duration reserve(Lane lane, Duration maxWait) {
    lock.lock();
    try {
      long now = clock.getAsLong();
      SlidingWindow window = window(lane, now);
      Duration wait = window.untilRoom(now);
      if (wait.compareTo(maxWait) <= 0) {
        window.add(now + wait.toNanos());
      }
      return wait;
    } finally {
      lock.unlock();
    }
  }

  /** Returns the window of a lane that has room first; the open one if both have. */
  private SlidingWindow window(Lane lane, long now) {
    return lane == Lane.INTERACTIVE
            && kept.isUsable()
            && kept.untilRoom(now).compareTo(open.untilRoom(now)) < 0
        ? kept
        : open;
  }
}
