package io.github.clerk4j;

import io.github.clerk4j.RateLimiter.Limit;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The requests that this service sent lately, as its share of the limit while the store is down,
 * and for a period after that, because the store may know none of them. It applies only if the
 * fleet was at the limit when the store went down, because some of the requests had to wait.
 * Services that keep to their shares stay below the limit together. Thread-safe.
 */
final class RecentShare {
  /**
   * The periods that are looked at: of one alone, the share of a small service is a rough guess.
   */
  private static final int PERIODS = 3;

  private final ReentrantLock lock = new ReentrantLock();
  private final Limit limit;
  private final long period;
  private final StoreHealth health;
  private final ArrayDeque<Long> recent = new ArrayDeque<>();
  private StoreHealth.@Nullable Outage outage;
  private @Nullable SlidingWindow window;
  private long newestInWindow;
  private @Nullable Long first;
  private @Nullable Long waitedAt;

  RecentShare(Limit limit, StoreHealth health) {
    this.limit = limit;
    this.period = limit.period().toNanos();
    this.health = health;
  }

  /** Records a reservation in the store, and returns the time to wait. */
  Duration reserved(long now, Duration wait, Duration maxWait) {
    lock.lock();
    try {
      Duration longer = isJustOver(now) ? max(wait, allowed(now)) : wait;
      if (longer.compareTo(maxWait) <= 0) {
        long at = now + longer.toNanos();
        waitedAt = longer.isZero() ? waitedAt : Long.valueOf(at);
        sentAt(at);
      }
      return longer;
    } finally {
      lock.unlock();
    }
  }

  /** Returns the time to wait without the store. */
  Duration reserve(long now, Duration maxWait) {
    StoreHealth.Outage current = health.outage();
    lock.lock();
    try {
      if (current != null && current != outage) {
        begin(now, current);
      }
      Duration wait = current == null ? asBefore(now, maxWait) : allowed(now);
      if (wait.compareTo(maxWait) <= 0) {
        sentAt(now + wait.toNanos());
      }
      return wait;
    } finally {
      lock.unlock();
    }
  }

  /** Returns the wait of a request whose response is late, so that its slot is probably taken. */
  private Duration asBefore(long now, Duration maxWait) {
    Long last = waitedAt;
    long wait = last == null ? 0 : Math.max(0, last - now);
    return wait > maxWait.toNanos() ? Duration.ZERO : Duration.ofNanos(wait);
  }

  private Duration allowed(long now) {
    SlidingWindow share = window;
    return share == null ? Duration.ZERO : share.untilRoom(now);
  }

  private void begin(long now, StoreHealth.Outage current) {
    boolean again = isJustOver(now);
    outage = current;
    if (again) {
      return; // the share is still that of before
    }
    boolean atLimit = waitedAt != null && now - waitedAt < period;
    long known = first == null ? 0 : now - first;
    long span = Math.min(Math.max(known, period), PERIODS * period);
    recent.removeIf(each -> now - each >= span);
    window = atLimit ? share(now, Duration.ofNanos(span)) : null;
  }

  private SlidingWindow share(long now, Duration span) {
    int sent = (int) recent.stream().filter(each -> each - now <= 0).count();
    SlidingWindow begun = new SlidingWindow(Math.max(1, sent), span);
    recent.stream()
        .sorted((a, b) -> Long.signum(a - b)) // times wrap around
        .forEach(
            each -> {
              begun.add(each);
              newestInWindow = each;
            });
    return begun;
  }

  /** Returns true in the first period after an outage, and forgets the share after it. */
  private boolean isJustOver(long now) {
    Long ended = outage == null ? null : outage.endedAt;
    if (window == null || (ended != null && now - ended < period)) {
      return window != null;
    }
    window = null;
    return false;
  }

  private void sentAt(long at) {
    first = first == null ? Long.valueOf(at) : first;
    recent.add(at);
    if (recent.size() > PERIODS * limit.requests()) {
      recent.remove();
    }
    if (window != null) {
      newestInWindow = at - newestInWindow > 0 ? at : newestInWindow; // times must not decrease
      window.add(newestInWindow);
    }
  }

  private static Duration max(Duration a, Duration b) {
    return a.compareTo(b) > 0 ? a : b;
  }
}
