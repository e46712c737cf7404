package io.github.clerk4j;

import io.github.clerk4j.RateLimiter.Limit;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The requests that this service sent in the last period, as its share of the limit while the store
 * is down. Services that keep to them stay below the limit together. Thread-safe.
 */
final class RecentShare {
  private static final int LEAST = 20;

  private final ReentrantLock lock = new ReentrantLock();
  private final Limit limit;
  private final StoreHealth health;
  private final ArrayDeque<Long> recent = new ArrayDeque<>();
  private StoreHealth.@Nullable Outage outage;
  private @Nullable SlidingWindow window;

  RecentShare(Limit limit, StoreHealth health) {
    this.limit = limit;
    this.health = health;
  }

  /** Records a request that the store has admitted for this time. */
  void sent(long at) {
    lock.lock();
    try {
      remember(at);
    } finally {
      lock.unlock();
    }
  }

  /** Returns the time to wait without the store; zero if it would be too long. */
  Duration reserve(long now, Duration maxWait) {
    lock.lock();
    try {
      SlidingWindow allowed = window(now);
      Duration wait = allowed.untilRoom(now);
      if (wait.compareTo(maxWait) > 0) {
        return Duration.ZERO; // only the gates remain
      }
      allowed.add(now + wait.toNanos());
      remember(now + wait.toNanos());
      return wait;
    } finally {
      lock.unlock();
    }
  }

  private void remember(long at) {
    recent.add(at);
    if (recent.size() > limit.requests()) {
      recent.remove();
    }
  }

  /** Returns the window of this outage, which begins with the requests from before. */
  private SlidingWindow window(long now) {
    StoreHealth.Outage current = health.outage();
    SlidingWindow known = window;
    if (known != null && (current == null || current == outage)) {
      return known;
    }
    outage = current;
    recent.removeIf(each -> now - each >= limit.period().toNanos());
    int share = Math.max(recent.size(), Math.max(1, limit.requests() / LEAST));
    SlidingWindow begun = new SlidingWindow(share, limit.period());
    recent.stream().sorted((a, b) -> Long.signum(a - b)).forEach(begun::add); // times wrap around
    window = begun;
    return begun;
  }
}
