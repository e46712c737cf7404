package io.github.clerk4j;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The gates of one Clerk instance, and the conclusions from a 429.
 *
 * <p>Clerk does not say which limit a 429 is about, so a first one closes only the gate of the
 * operation that it answered, or of the resource where Clerk documents such a limit. When a second
 * operation is refused within the same period, and neither has used up its own limit, the limit for
 * all is meant, and its gate closes, too. A limit that lasts longer than a minute is never the one
 * for all.
 *
 * <p>Thread-safe.
 */
final class RateLimitGates {
  /** The limit for all is for 10 s, so a refusal that lasts much longer is about another limit. */
  private static final Duration LONGEST_FOR_ALL = Duration.ofMinutes(1);

  private static final Duration PERIOD_FOR_ALL = Duration.ofSeconds(10);
  private static final Duration SHORTEST_PERIOD = Duration.ofSeconds(1);
  private static final Duration PROBE_INTERVAL = Duration.ofMinutes(1);

  /** As long as calls are retried by default: none of them finds its gate forgotten. */
  private static final Duration MEMORY = Duration.ofSeconds(30);

  private static final int FEW = 256;

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, ScopedGate> scoped = new HashMap<>();
  private final Scheduler time;
  private final RateLimitGate all;
  private final Route free;
  private int crowded = FEW;
  private @Nullable ScopedGate suspect;
  private long suspectUntil;

  RateLimitGates(Scheduler time) {
    this.time = time;
    this.all = new RateLimitGate(time, PERIOD_FOR_ALL);
    this.free = new Route(null, new RateLimitGate(time, PERIOD_FOR_ALL));
  }

  /** A limit for some calls. */
  private static final class ScopedGate {
    final RateLimitGate gate;
    long usedAt;

    ScopedGate(Scheduler time, @Nullable DocumentedLimit rule) {
      SlidingWindow admitted = rule == null ? null : new SlidingWindow(rule.limit(), rule.period());
      gate = new RateLimitGate(time, PROBE_INTERVAL, admitted);
    }

    boolean isForgettable(long now) {
      return now - usedAt >= MEMORY.toNanos() && gate.isIdle() && gate.isUnused();
    }
  }

  /** The gates on a call's route, in the order in which it passes them. */
  final class Route {
    private final @Nullable ScopedGate scoped;
    final RateLimitGate[] gates;

    private Route(@Nullable ScopedGate scoped, RateLimitGate... gates) {
      this.scoped = scoped;
      this.gates = gates;
    }

    /** Returns true if Clerk has no limit for the call, and no limiter holds it back either. */
    boolean isFree() {
      return scoped == null;
    }

    /**
     * Closes the narrowest gate, on which the response was a 429, and the gate for all if the limit
     * for all is meant.
     *
     * @return true if the limit for all is meant
     */
    boolean rateLimited(Duration retryAfter) {
      gates[0].close(retryAfter);
      boolean forAll = scoped != null && isForAll(scoped, retryAfter);
      if (forAll) {
        all.close(retryAfter);
      }
      return forAll;
    }
  }

  Route route(String method, String template, String path) {
    if (DocumentedLimit.isFree(method, template)) {
      return free;
    }
    DocumentedLimit rule = DocumentedLimit.of(method, template, path);
    String scope = rule == null ? method + ' ' + template : rule.scope();
    lock.lock();
    try {
      long now = time.nanos();
      ScopedGate found = scoped.computeIfAbsent(scope, key -> new ScopedGate(time, rule));
      found.usedAt = now;
      if (scoped.size() > crowded) {
        scoped.values().removeIf(each -> each.isForgettable(now));
        crowded = Math.max(FEW, 2 * scoped.size()); // which makes it cheap for each call
      }
      return new Route(found, found.gate, all);
    } finally {
      lock.unlock();
    }
  }

  int size() {
    lock.lock();
    try {
      return scoped.size();
    } finally {
      lock.unlock();
    }
  }

  private boolean isForAll(ScopedGate refused, Duration retryAfter) {
    if (retryAfter.compareTo(LONGEST_FOR_ALL) > 0 || refused.gate.isUsedUp()) {
      return false;
    }
    lock.lock();
    try {
      boolean isSecond = suspect != null && suspect != refused && time.nanos() - suspectUntil < 0;
      suspect = refused;
      suspectUntil = time.in(within(SHORTEST_PERIOD, retryAfter, PERIOD_FOR_ALL));
      return isSecond;
    } finally {
      lock.unlock();
    }
  }

  private static Duration within(Duration least, Duration duration, Duration most) {
    Duration atLeast = duration.compareTo(least) < 0 ? least : duration;
    return atLeast.compareTo(most) > 0 ? most : atLeast;
  }
}
