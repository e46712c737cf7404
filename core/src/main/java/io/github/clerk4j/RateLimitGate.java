package io.github.clerk4j;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A gate for the calls that share a rate limit. A closed gate blocks, unlike a closed circuit
 * breaker: a 429 closes it until {@code Retry-After} is over.
 *
 * <p>An open gate admits calls by <em>slow start</em> with a remembered threshold, like TCP after a
 * loss. The window is the number of calls that may be in flight at once. It is 1 when the gate
 * opens, and grows by 1 with each response. The threshold is the number of responses before the
 * gate last closed. After that many admissions the limit is probably near, and slow start begins
 * again. If calls wait and none has been admitted for a second, one is admitted beyond the window,
 * so that a missing response does not block the others.
 *
 * <p>While a gate is closed for long, one call probes it now and then. A response to the probe
 * opens the gate. A 429 to the probe closes it for the time in that 429.
 *
 * <p>The clock alone decides. A scheduled task only makes the gate look at the clock, so a task
 * that runs late, early or twice changes nothing.
 *
 * <p>Thread-safe. Entering and leaving take a time logarithmic in the number of waiting calls.
 */
final class RateLimitGate {
  private static final int MAX_WINDOW = 256;
  private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(1);

  private final ReentrantLock lock = new ReentrantLock();
  private final PermitQueue waiting = new PermitQueue();
  private final PermitDelivery delivery = new PermitDelivery();
  private final Scheduler time;
  private final Duration probeInterval;
  private final @Nullable SlidingWindow recentAdmissions;

  private boolean closed;
  private long opensAt;
  private long probeAt;

  private int window = Integer.MAX_VALUE;
  private int inFlight;
  private long admissions;
  private long lastAdmissionAt;
  private long threshold = Long.MAX_VALUE;
  private long responses;

  // Permits are numbered when they are recentAdmissions. Numbers up to these:
  private long uncounted; // do not count as in flight
  private long stale; // do not widen the window
  private long openedAfter; // were admitted before the gate opened

  private Scheduler.@Nullable ScheduledTask scheduled;
  private long scheduledAt;
  private long scheduleCount;

  /**
   * A call's place at the gate. Completes with true when the gate admits the call, and with false
   * if the gate opens too late for it. All but the future belongs to the gate and is guarded by its
   * lock.
   */
  static final class Permit extends CompletableFuture<Boolean> {
    enum State {
      WAITING,
      ADMITTED,
      RELEASED
    }

    final long deadline;
    final Lane lane;
    final boolean first;
    State state = State.WAITING;
    boolean late;

    /** The place in the queue while the call waits, and among all admitted calls after that. */
    long number;

    Permit(long deadline, Lane lane, boolean first) {
      this.deadline = deadline;
      this.lane = lane;
      this.first = first;
    }
  }

  /** Creates a gate for calls without a documented limit of their own. */
  RateLimitGate(Scheduler time, Duration probeInterval) {
    this(time, probeInterval, null);
  }

  /**
   * @param recentAdmissions the latest admissions, to compare with a documented limit
   */
  RateLimitGate(Scheduler time, Duration probeInterval, @Nullable SlidingWindow recentAdmissions) {
    this.time = time;
    this.probeInterval = probeInterval;
    this.recentAdmissions = recentAdmissions;
  }

  /** Queues an interactive call that may wait until its deadline. */
  Permit enter(long deadline, boolean first) {
    return enter(deadline, null, Lane.INTERACTIVE, first);
  }

  /**
   * Queues a call.
   *
   * @param deadline the latest time at which the permit is of use
   * @param maxWait the longest time to wait, zero to pass at once or not at all, or null for no
   *     limit but the deadline
   * @param first true if the call goes before others of its lane, because it is a retry
   */
  Permit enter(long deadline, @Nullable Duration maxWait, Lane lane, boolean first) {
    Permit permit;
    List<Permit> decided;
    boolean waits;
    lock.lock();
    try {
      long now = time.nanos();
      permit =
          new Permit(maxWait == null ? deadline : earlier(deadline, now, maxWait), lane, first);
      waiting.add(permit);
      decided = decide(now);
      waits = permit.state == Permit.State.WAITING;
    } finally {
      lock.unlock();
    }
    if (!waits) {
      permit.complete(!permit.late); // no callback depends on it yet
    }
    delivery.deliver(decided);
    return permit;
  }

  private static long earlier(long deadline, long now, Duration maxWait) {
    return maxWait.compareTo(Duration.ofNanos(Math.max(0, deadline - now))) < 0
        ? now + maxWait.toNanos()
        : deadline;
  }

  /** Releases a permit after a response other than 429. */
  void answered(Permit permit) {
    lock.lock();
    try {
      if (permit.state == Permit.State.ADMITTED) {
        responses++;
        if (closed && permit.number > uncounted) {
          open(); // it was a probe
        }
        if (permit.number > stale && window < Integer.MAX_VALUE) {
          window = window >= MAX_WINDOW ? Integer.MAX_VALUE : window + 1;
        }
      }
    } finally {
      lock.unlock();
    }
    leave(permit);
  }

  /** Closes the gate after a 429. The latest time counts. */
  void close(Duration retryAfter) {
    List<Permit> decided;
    lock.lock();
    try {
      long now = time.nanos();
      openIfDue(now);
      long until = time.in(retryAfter);
      boolean probed = closed && admissions > uncounted;
      if (!closed || probed || until - opensAt > 0) {
        opensAt = until;
      }
      if (!closed) {
        probeAt = time.in(probeInterval);
      }
      closed = true;
      restartSlowStart();
      inFlight = 0; // a slow call from before must not block later ones
      uncounted = admissions;
      decided = decide(now);
    } finally {
      lock.unlock();
    }
    delivery.deliver(decided);
  }

  /** Releases a permit without a response. Has no effect the second time. */
  void leave(Permit permit) {
    List<Permit> decided;
    lock.lock();
    try {
      if (permit.state == Permit.State.ADMITTED && permit.number > uncounted) {
        inFlight--;
      } else if (permit.state == Permit.State.WAITING) {
        waiting.remove(permit);
      }
      permit.state = Permit.State.RELEASED;
      decided = decide(time.nanos());
    } finally {
      lock.unlock();
    }
    delivery.deliver(decided);
  }

  /**
   * Returns true if the gate has closed since a permit was admitted, so that it must queue again.
   */
  boolean hasClosedSince(Permit permit) {
    lock.lock();
    try {
      return permit.number <= uncounted;
    } finally {
      lock.unlock();
    }
  }

  /** Returns the time until the gate opens; zero if it is open. */
  Duration closedFor() {
    lock.lock();
    try {
      return closed ? time.until(opensAt) : Duration.ZERO;
    } finally {
      lock.unlock();
    }
  }

  /** Returns true if the gate is closed, or admits calls by slow start. */
  boolean isLimiting() {
    lock.lock();
    try {
      return closed || window < Integer.MAX_VALUE;
    } finally {
      lock.unlock();
    }
  }

  /** Returns true if no call waits or is in flight, and the gate is open. */
  boolean isIdle() {
    lock.lock();
    try {
      return waiting.isEmpty() && inFlight == 0 && (!closed || time.nanos() - opensAt >= 0);
    } finally {
      lock.unlock();
    }
  }

  /** Returns true if the documented limit is used up. */
  boolean isUsedUp() {
    lock.lock();
    try {
      return recentAdmissions != null && !recentAdmissions.untilRoom(time.nanos()).isZero();
    } finally {
      lock.unlock();
    }
  }

  /** Returns true if no admission counts against the documented limit any more. */
  boolean isUnused() {
    lock.lock();
    try {
      return recentAdmissions == null || recentAdmissions.isPast(time.nanos());
    } finally {
      lock.unlock();
    }
  }

  private List<Permit> decide(long now) {
    openIfDue(now);
    if (waiting.isEmpty()) {
      cancelScheduled();
      return List.of();
    }
    List<Permit> decided = new ArrayList<>(1);
    dropDueBefore(now, decided);
    if (closed) {
      if (now - probeAt >= 0) {
        admitNext(now, decided);
        probeAt = now + probeInterval.toNanos();
      }
      dropDueBefore(opensAt, decided);
    } else {
      while (inFlight < window && admitNext(now, decided)) {}
      if (now - lastAdmissionAt >= PROBE_TIMEOUT.toNanos()) {
        admitNext(now, decided);
      }
    }
    if (waiting.isEmpty()) {
      cancelScheduled();
    } else if (closed) {
      scheduleAt(opensAt - probeAt < 0 ? opensAt : probeAt);
    } else {
      scheduleAt(lastAdmissionAt + PROBE_TIMEOUT.toNanos());
    }
    return decided;
  }

  private boolean admitNext(long now, List<Permit> decided) {
    Permit permit = waiting.poll();
    if (permit == null) {
      return false;
    }
    permit.state = Permit.State.ADMITTED;
    permit.number = ++admissions;
    inFlight++;
    lastAdmissionAt = now;
    if (recentAdmissions != null) {
      recentAdmissions.add(now);
    }
    if (admissions - openedAfter == threshold) {
      restartSlowStart();
    }
    decided.add(permit);
    return true;
  }

  private void dropDueBefore(long until, List<Permit> decided) {
    for (Permit each = waiting.pollDueBefore(until);
        each != null;
        each = waiting.pollDueBefore(until)) {
      each.state = Permit.State.RELEASED;
      each.late = true;
      decided.add(each);
    }
  }

  private void openIfDue(long now) {
    if (closed && now - opensAt >= 0) {
      open();
    }
  }

  private void open() {
    closed = false;
    threshold = responses == 0 ? threshold : responses;
    responses = 0;
    openedAfter = admissions;
  }

  private void restartSlowStart() {
    window = 1;
    stale = admissions;
  }

  private void scheduleAt(long at) {
    if (scheduled != null) {
      if (scheduledAt - at <= 0) {
        return; // that task schedules the next one
      }
      scheduled.cancel();
    }
    scheduledAt = at;
    long number = ++scheduleCount;
    scheduled = time.after(time.until(at), () -> run(number));
  }

  private void cancelScheduled() {
    if (scheduled != null) {
      scheduled.cancel();
      scheduled = null;
    }
  }

  private void run(long number) {
    List<Permit> decided;
    lock.lock();
    try {
      if (number == scheduleCount) {
        scheduled = null;
      }
      decided = decide(time.nanos());
    } finally {
      lock.unlock();
    }
    delivery.deliver(decided);
  }
}
