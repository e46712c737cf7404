package io.github.clerk4j;

import io.github.clerk4j.RateLimiter.Limit;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The requests that this service sent in the last period, as its share of the limit while the store
 * is down. It applies only if the fleet was at the limit when the store went down, because some of
 * the requests had to wait. Services that keep to their shares stay below the limit together.
 * Thread-safe.
 */
final class RecentShare {
  private final ReentrantLock lock = new ReentrantLock();
  private final Limit limit;
  private final StoreHealth health;
  private final ArrayDeque<Long> recent = new ArrayDeque<>();
  private StoreHealth.@Nullable Outage outage;
  private @Nullable SlidingWindow window;
  private @Nullable Long waitedAt;

  RecentShare(Limit limit, StoreHealth health) {
    this.limit = limit;
    this.health = health;
  }

  /** Records a request that the store has admitted for this time. */
  void sent(long at, boolean waited) {
    lock.lock();
    try {
      waitedAt = waited ? Long.valueOf(at) : waitedAt;
      remember(at);
    } finally {
      lock.unlock();
    }
  }

  /** Returns the time to wait without the store; zero if it would be too long. */
  Duration reserve(long now, Duration maxWait) {
    StoreHealth.Outage current = health.outage();
    if (current == null) {
      return Duration.ZERO; // one late response, whose slot is probably taken
    }
    lock.lock();
    try {
      SlidingWindow allowed = window(now, current);
      Duration wait = allowed == null ? Duration.ZERO : allowed.untilRoom(now);
      if (allowed == null || wait.compareTo(maxWait) > 0) {
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

  /** Returns the window of this outage, which begins with the requests from before, or null. */
  private @Nullable SlidingWindow window(long now, StoreHealth.Outage current) {
    if (current != outage) {
      outage = current;
      long period = limit.period().toNanos();
      recent.removeIf(each -> now - each >= period);
      window = waitedAt == null || now - waitedAt >= period ? null : begun();
    }
    return window;
  }

  private SlidingWindow begun() {
    SlidingWindow begun = new SlidingWindow(Math.max(1, recent.size()), limit.period());
    recent.stream().sorted((a, b) -> Long.signum(a - b)).forEach(begun::add); // times wrap around
    return begun;
  }
}
