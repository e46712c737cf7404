package io.github.clerk4j;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A gate for the calls that share a rate limit. A closed gate blocks: a 429 closes it until the
 * time that Clerk named.
 *
 * <p>From then on it admits calls by <em>slow start</em> with a remembered threshold, as TCP does
 * after a loss. The window is the number of calls that may be under way at once. It is 1 when the
 * gate opens, and each answer widens it by 1. The threshold is the number of calls that were
 * answered before the gate last closed: when as many have passed, the limit is probably near, and
 * slow start begins anew. When calls wait and none has passed for a second, one passes beyond the
 * window, so that a call without an answer does not hold up the others.
 *
 * <p>While a gate stays closed for long, one call probes it now and then. A probe that is answered
 * opens the gate; a probe that is refused says anew how long the gate is closed.
 *
 * <p>What is due is decided by the clock alone. An alarm only makes the gate look at the clock, so
 * one that comes late, early or twice changes nothing.
 *
 * <p>Thread-safe. Entering and leaving take a time logarithmic in the number of waiting calls.
 */
final class RateLimitGate {
  private static final int WIDE = 256;
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final ReentrantLock lock = new ReentrantLock();
  private final PermitQueue waiting = new PermitQueue();
  private final PermitDelivery delivery = new PermitDelivery();
  private final Scheduler time;
  private final Duration probeInterval;
  private final @Nullable SlidingWindow admitted;

  private boolean closed;
  private long opensAt;
  private long probeAt;

  private int window = Integer.MAX_VALUE;
  private int underWay;
  private long passed;
  private long progressAt;
  private long threshold = Long.MAX_VALUE;
  private long answered;

  // Turns are numbered as they pass. Those up to these numbers:
  private long uncounted; // are not among those under way
  private long stale; // say nothing of the limit by their answers
  private long openedAfter; // had passed when the gate opened

  private Scheduler.@Nullable ScheduledTask alarm;
  private long alarmAt;
  private long alarms;

  /** A gate for calls with no documented limit of their own. */
  RateLimitGate(Scheduler time, Duration probeInterval) {
    this(time, probeInterval, null);
  }

  /**
   * @param admitted the times at which calls were last admitted, as many as the limit allows
   */
  RateLimitGate(Scheduler time, Duration probeInterval, @Nullable SlidingWindow admitted) {
    this.time = time;
    this.probeInterval = probeInterval;
    this.admitted = admitted;
  }

  /** Queues a call that may wait until its deadline. */
  Permit enter(long deadline, boolean first) {
    return enter(deadline, null, first);
  }

  /**
   * Queues a call.
   *
   * @param deadline the latest time at which the turn is of use
   * @param maxWait the longest time to wait; zero to pass at once or not at all, null for no limit
   *     but the deadline
   * @param first true if the call goes before others, as it was sent before
   */
  Permit enter(long deadline, @Nullable Duration maxWait, boolean first) {
    Permit turn;
    List<Permit> decided;
    boolean waits;
    lock.lock();
    try {
      long now = time.nanos();
      turn = new Permit(maxWait == null ? deadline : earlier(deadline, now, maxWait), first);
      waiting.add(turn);
      decided = decide(now);
      waits = turn.state == Permit.State.WAITING;
    } finally {
      lock.unlock();
    }
    if (!waits) {
      turn.complete(!turn.late); // nothing hangs on it yet
    }
    delivery.deliver(decided);
    return turn;
  }

  private static long earlier(long deadline, long now, Duration maxWait) {
    return maxWait.compareTo(Duration.ofNanos(Math.max(0, deadline - now))) < 0
        ? now + maxWait.toNanos()
        : deadline;
  }

  /** Ends a turn whose call was answered, and not by 429. */
  void answered(Permit turn) {
    lock.lock();
    try {
      if (turn.state == Permit.State.THROUGH) {
        answered++;
        if (closed && turn.number > uncounted) {
          open(); // it was a probe
        }
        if (turn.number > stale && window < Integer.MAX_VALUE) {
          window = window >= WIDE ? Integer.MAX_VALUE : window + 1;
        }
      }
    } finally {
      lock.unlock();
    }
    leave(turn);
  }

  /** Closes the gate, as a call was answered by 429. The longest time counts. */
  void close(Duration retryAfter) {
    List<Permit> decided;
    lock.lock();
    try {
      long now = time.nanos();
      openIfDue(now);
      long until = time.in(retryAfter);
      boolean probed = closed && passed > uncounted;
      if (!closed || probed || until - opensAt > 0) {
        opensAt = until;
      }
      if (!closed) {
        probeAt = time.in(probeInterval);
      }
      closed = true;
      restartSlowStart();
      underWay = 0; // a call from before can take long, and holds up nobody who comes after
      uncounted = passed;
      decided = decide(now);
    } finally {
      lock.unlock();
    }
    delivery.deliver(decided);
  }

  /** Ends a turn whose call is over or no longer wants it. Repeating this is harmless. */
  void leave(Permit turn) {
    List<Permit> decided;
    lock.lock();
    try {
      if (turn.state == Permit.State.THROUGH && turn.number > uncounted) {
        underWay--;
      } else if (turn.state == Permit.State.WAITING) {
        waiting.remove(turn);
      }
      turn.state = Permit.State.GONE;
      decided = decide(time.nanos());
    } finally {
      lock.unlock();
    }
    delivery.deliver(decided);
  }

  /** Returns true if the gate has closed since a turn went through, so that it must queue again. */
  boolean hasClosedSince(Permit turn) {
    lock.lock();
    try {
      return turn.number <= uncounted;
    } finally {
      lock.unlock();
    }
  }

  /** Returns the time until the gate opens, or zero if it is open. */
  Duration closedFor() {
    lock.lock();
    try {
      return closed ? time.until(opensAt) : Duration.ZERO;
    } finally {
      lock.unlock();
    }
  }

  /** Returns true if no call waits or is under way, and the gate is open. */
  boolean isIdle() {
    lock.lock();
    try {
      return waiting.isEmpty() && underWay == 0 && (!closed || time.nanos() - opensAt >= 0);
    } finally {
      lock.unlock();
    }
  }

  /** Returns true if as many calls as the documented limit allows were admitted in its period. */
  boolean isUsedUp() {
    lock.lock();
    try {
      return admitted != null && !admitted.untilRoom(time.nanos()).isZero();
    } finally {
      lock.unlock();
    }
  }

  /** Returns true if no admission counts against the documented limit any more. */
  boolean isUnused() {
    lock.lock();
    try {
      return admitted == null || admitted.isPast(time.nanos());
    } finally {
      lock.unlock();
    }
  }

  private List<Permit> decide(long now) {
    openIfDue(now);
    if (waiting.isEmpty()) {
      cancelAlarm();
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
      while (underWay < window && admitNext(now, decided)) {}
      if (now - progressAt >= PATIENCE.toNanos()) {
        admitNext(now, decided);
      }
    }
    if (waiting.isEmpty()) {
      cancelAlarm();
    } else if (closed) {
      wakeAt(opensAt - probeAt < 0 ? opensAt : probeAt);
    } else {
      wakeAt(progressAt + PATIENCE.toNanos());
    }
    return decided;
  }

  private boolean admitNext(long now, List<Permit> decided) {
    Permit turn = waiting.poll();
    if (turn == null) {
      return false;
    }
    turn.state = Permit.State.THROUGH;
    turn.number = ++passed;
    underWay++;
    progressAt = now;
    if (admitted != null) {
      admitted.add(now);
    }
    if (passed - openedAfter == threshold) {
      restartSlowStart();
    }
    decided.add(turn);
    return true;
  }

  private void dropDueBefore(long until, List<Permit> decided) {
    for (Permit each = waiting.pollDueBefore(until);
        each != null;
        each = waiting.pollDueBefore(until)) {
      each.state = Permit.State.GONE;
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
    threshold = answered == 0 ? threshold : answered;
    answered = 0;
    openedAfter = passed;
  }

  private void restartSlowStart() {
    window = 1;
    stale = passed;
  }

  private void wakeAt(long at) {
    if (alarm != null) {
      if (alarmAt - at <= 0) {
        return; // sets the next one then
      }
      alarm.cancel();
    }
    alarmAt = at;
    long number = ++alarms;
    alarm = time.after(time.until(at), () -> wake(number));
  }

  private void cancelAlarm() {
    if (alarm != null) {
      alarm.cancel();
      alarm = null;
    }
  }

  private void wake(long number) {
    List<Permit> decided;
    lock.lock();
    try {
      if (number == alarms) {
        alarm = null;
      }
      decided = decide(time.nanos());
    } finally {
      lock.unlock();
    }
    delivery.deliver(decided);
  }
}
