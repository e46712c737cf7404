package io.github.clerk4j;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The gates of one Clerk instance, and what a 429 says of them. */
final class RateLimits {
  private static final int CROWDED = 256;

  /** The limit for all calls is for 10 s; what takes longer to open must be another. */
  private static final Duration LONGEST_OF_ALL = Duration.ofMinutes(1);

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Narrow> narrow = new HashMap<>();
  private final Time time;
  private final RateGate all;
  private final RateGate free;
  private @Nullable Narrow unexplained;

  RateLimits(Time time) {
    this.time = time;
    this.all = new RateGate(time);
    this.free = new RateGate(time);
  }

  /** A limit for some calls, and when we made use of it. */
  private static final class Narrow {
    final RateGate gate;
    final RecentTimes sent;

    Narrow(RateRule rule, Time time) {
      gate = new RateGate(time);
      sent = new RecentTimes(rule.limit(), rule.period());
    }
  }

  /** The gates on a call's way, in the order in which it passes them. */
  final class Way {
    private final @Nullable Narrow narrow;
    final RateGate[] gates;

    private Way(@Nullable Narrow narrow, RateGate... gates) {
      this.narrow = narrow;
      this.gates = gates;
    }

    /**
     * Closes the narrowest gate that is known of, on which the answer was a 429. Clerk does not say
     * which limit was meant: where two of the narrower gates are closed without our having used up
     * what they allow, the limit for all is closed as well.
     */
    void refused(Duration retryAfter) {
      gates[0].close(retryAfter);
      if (narrow != null && isUnexplained(narrow, retryAfter)) {
        all.close(retryAfter);
      }
    }
  }

  Way way(String method, String template, String path) {
    if (RateRule.isFree(method, template)) {
      return new Way(null, free);
    }
    RateRule rule = RateRule.of(method, template, path);
    if (rule == null) {
      return new Way(null, all);
    }
    lock.lock();
    try {
      long now = time.nanos();
      if (narrow.size() >= CROWDED) {
        narrow.values().removeIf(each -> each.sent.isPast(now) && each.gate.isIdle());
      }
      Narrow found = narrow.computeIfAbsent(rule.scope(), scope -> new Narrow(rule, time));
      found.sent.add(now);
      return new Way(found, found.gate, all);
    } finally {
      lock.unlock();
    }
  }

  int size() {
    lock.lock();
    try {
      return narrow.size();
    } finally {
      lock.unlock();
    }
  }

  private boolean isUnexplained(Narrow refused, Duration retryAfter) {
    lock.lock();
    try {
      if (retryAfter.compareTo(LONGEST_OF_ALL) > 0
          || !refused.sent.untilRoom(time.nanos()).isZero()) {
        return false;
      }
      Narrow other = unexplained;
      unexplained = refused;
      return other != null && other != refused && !other.gate.closedFor().isZero();
    } finally {
      lock.unlock();
    }
  }
}
