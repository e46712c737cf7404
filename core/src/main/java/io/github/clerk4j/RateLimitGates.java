package io.github.clerk4j;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The gates of one Clerk instance.
 *
 * <p>A 429 does not say which limit was exceeded. The first 429 closes only the gate of its
 * operation, or of its resource if Clerk documents a limit per resource. If a second operation gets
 * a 429 within the same period, and neither has used up its own limit, the gate for all operations
 * closes too. Two resources of one documented limit count as one operation. A {@code Retry-After}
 * of more than a minute never closes the gate for all.
 *
 * <p>Thread-safe.
 */
final class RateLimitGates {
  /** The limit for all has a period of 10 s, so a much longer time belongs to another limit. */
  private static final Duration LONGEST_FOR_ALL = Duration.ofMinutes(1);

  private static final Duration PERIOD_FOR_ALL = Duration.ofSeconds(10);
  private static final Duration SHORTEST_PERIOD = Duration.ofSeconds(1);
  private static final Duration PROBE_INTERVAL = Duration.ofMinutes(1);

  /** The time that an unused gate is kept: as long as calls are retried by default. */
  private static final Duration MEMORY = Duration.ofSeconds(30);

  private static final int FEW = 256;

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, ScopedGate> scoped = new HashMap<>();
  private final Scheduler time;
  private final RateLimitGate all;
  private final Route free;
  private int crowded = FEW;
  private @Nullable String suspect;
  private long suspectUntil;

  RateLimitGates(Scheduler time) {
    this.time = time;
    this.all = new RateLimitGate(time, PERIOD_FOR_ALL);
    this.free = new Route(null, new RateLimitGate(time, PERIOD_FOR_ALL));
  }

  /** A gate of one operation or resource. */
  private static final class ScopedGate {
    final RateLimitGate gate;
    final String scope;
    final @Nullable DocumentedLimit rule;
    final String evidence;
    long usedAt;

    /**
     * @param scope the operation or resource
     * @param evidence the operation or the documented rule, which counts once as a sign of the
     *     limit for all
     */
    ScopedGate(Scheduler time, String scope, @Nullable DocumentedLimit rule, String evidence) {
      this.scope = scope;
      this.rule = rule;
      this.evidence = evidence;
      SlidingWindow admitted = rule == null ? null : new SlidingWindow(rule.limit(), rule.period());
      gate = new RateLimitGate(time, PROBE_INTERVAL, admitted);
    }

    boolean isForgettable(long now) {
      return now - usedAt >= MEMORY.toNanos() && gate.isIdle() && gate.isUnused();
    }
  }

  /** The gates of a call, in the order in which it enters them. */
  final class Route {
    private final @Nullable ScopedGate scoped;
    final RateLimitGate[] gates;

    private Route(@Nullable ScopedGate scoped, RateLimitGate... gates) {
      this.scoped = scoped;
      this.gates = gates;
    }

    /** Returns true if the call has no limit, so that no rate limiter applies either. */
    boolean isFree() {
      return scoped == null;
    }

    /** Returns the operation or resource that shares a limit; empty if the call has no limit. */
    String scope() {
      return scoped == null ? "" : scoped.scope;
    }

    /** Returns the documented limit of the operation or resource, or null if it has none. */
    @Nullable DocumentedLimit rule() {
      return scoped == null ? null : scoped.rule;
    }

    /**
     * Closes the gate of the operation or resource after a 429, and the gate for all if the 429
     * concerns all operations.
     *
     * @return true if it concerns all operations
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
    String scope = rule == null ? method + ' ' + DocumentedLimit.operation(template) : rule.scope();
    String evidence = rule == null ? scope : DocumentedLimit.rule(template);
    lock.lock();
    try {
      long now = time.nanos();
      ScopedGate found =
          scoped.computeIfAbsent(scope, key -> new ScopedGate(time, scope, rule, evidence));
      found.usedAt = now;
      if (scoped.size() > crowded) {
        scoped.values().removeIf(each -> each.isForgettable(now));
        crowded = Math.max(FEW, 2 * scoped.size()); // so that the search is cheap per call
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
      boolean isSecond =
          suspect != null && !suspect.equals(refused.evidence) && time.nanos() - suspectUntil < 0;
      suspect = refused.evidence;
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
