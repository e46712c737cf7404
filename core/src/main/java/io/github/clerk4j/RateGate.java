package io.github.clerk4j;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Where the calls pass that share a rate limit. A 429 closes it for all of them until the time that
 * Clerk named; then it lets one through, and with each that is answered one more at a time. As soon
 * as those have passed that had been answered before it closed, it narrows to one again: the limit
 * is probably near.
 */
final class RateGate {
  private static final int WIDE = 256;
  private static final Duration PATIENCE =
      Duration.ofSeconds(1); // with a call that holds up others

  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<Turn> waiting = new ArrayDeque<>();
  private final Time time;
  private boolean closed;
  private long opensAt;
  private Time.@Nullable Alarm alarm;
  private int width = Integer.MAX_VALUE;
  private int underWay;
  private long passed;
  private long narrowedAt;
  private long closedAt;
  private long openedAt;
  private long answered;
  private long expected = Long.MAX_VALUE;

  RateGate(Time time) {
    this.time = time;
  }

  /**
   * Queues a call; one that had been through before goes first.
   *
   * @param deadline until when the turn must have come, to be of use
   */
  Turn enter(long deadline, boolean first) {
    Turn turn = new Turn(deadline);
    lock.lock();
    try {
      if (first) {
        waiting.addFirst(turn);
      } else {
        waiting.addLast(turn);
      }
    } finally {
      lock.unlock();
    }
    admit();
    return turn;
  }

  /** The call was answered, and not by 429. */
  void answered(Turn turn) {
    lock.lock();
    try {
      if (turn.state == Turn.State.THROUGH) {
        answered++;
        if (turn.number > narrowedAt && width < Integer.MAX_VALUE) {
          width = width >= WIDE ? Integer.MAX_VALUE : width + 1;
        }
      }
    } finally {
      lock.unlock();
    }
    leave(turn);
  }

  /** A call was answered by 429. */
  void close(Duration retryAfter) {
    lock.lock();
    try {
      long until = time.in(retryAfter);
      opensAt = closed && opensAt - until > 0 ? opensAt : until;
      closed = true;
      closedAt = passed;
      underWay = 0; // whoever still is does not count, as one of them can take long
      narrow();
      if (alarm != null) {
        alarm.cancel();
        alarm = null;
      }
    } finally {
      lock.unlock();
    }
    admit();
  }

  /** The call is over, or no longer wants its turn. To say so twice is harmless. */
  void leave(Turn turn) {
    lock.lock();
    try {
      if (turn.state == Turn.State.THROUGH && turn.number > closedAt) {
        underWay--;
      } else if (turn.state == Turn.State.WAITING) {
        waiting.remove(turn);
      }
      turn.state = Turn.State.GONE;
    } finally {
      lock.unlock();
    }
    admit();
  }

  /** How long it is until the gate opens; zero where it is open. */
  Duration closedFor() {
    lock.lock();
    try {
      return closed ? time.until(opensAt) : Duration.ZERO;
    } finally {
      lock.unlock();
    }
  }

  boolean isIdle() {
    lock.lock();
    try {
      return waiting.isEmpty() && underWay == 0 && (!closed || time.nanos() - opensAt >= 0);
    } finally {
      lock.unlock();
    }
  }

  private void admit() {
    List<Turn> through = new ArrayList<>(1);
    List<Turn> late = new ArrayList<>(0);
    lock.lock();
    try {
      if (closed && time.nanos() - opensAt >= 0) {
        open();
      }
      while (!closed && underWay < width && !waiting.isEmpty()) {
        through.add(next());
      }
      if (closed) {
        waiting.removeIf(each -> opensAt - each.deadline > 0 && late.add(each));
        late.forEach(each -> each.state = Turn.State.GONE);
      }
      if (!waiting.isEmpty() && alarm == null) {
        alarm = time.after(closed ? time.until(opensAt) : PATIENCE, this::wake);
      }
    } finally {
      lock.unlock();
    }
    for (Turn each : through) {
      each.complete(true); // which runs what comes next, so without the lock
    }
    for (Turn each : late) {
      each.complete(false);
    }
  }

  private Turn next() {
    Turn turn = waiting.remove();
    turn.state = Turn.State.THROUGH;
    turn.number = ++passed;
    underWay++;
    if (passed - openedAt == expected) {
      narrow();
    }
    return turn;
  }

  private void open() {
    closed = false;
    expected = answered == 0 ? expected : answered;
    answered = 0;
    openedAt = passed;
  }

  private void narrow() {
    width = 1;
    narrowedAt = passed;
  }

  private void wake() {
    lock.lock();
    try {
      alarm = null;
      if (!closed && width < Integer.MAX_VALUE) {
        width++;
      }
    } finally {
      lock.unlock();
    }
    admit();
  }
}
