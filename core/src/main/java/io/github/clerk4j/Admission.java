package io.github.clerk4j;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The way of one attempt to where it can be sent: a pause after the attempt before, the budget, and
 * the gates. Ends at the latest when the call's deadline ends it, or when it is cancelled.
 */
final class Admission extends CompletableFuture<Admission.Verdict> {
  enum Verdict {
    SEND,
    TOO_LATE,
    CLOSED
  }

  private static final String BUDGET = "The rate budget";

  /** Longer waits are told as this one, which can be computed with. */
  private static final Duration LONGEST = Duration.ofDays(1);

  private final Scheduler time;
  private final long deadline;
  private final @Nullable Duration maxWait;
  private volatile boolean again;
  private final RateLimitGates.Route way;
  private final Permit[] turns;
  private volatile int reached;
  private volatile Scheduler.@Nullable ScheduledTask alarm;
  private volatile Duration heldBackFor = Duration.ZERO;

  /** An admission that may wait until the call's deadline. */
  Admission(Scheduler time, long deadline, boolean again, RateLimitGates.Route way) {
    this(time, deadline, null, again, way);
  }

  /**
   * @param deadline the time at which the call must have ended
   * @param maxWait the longest time to wait for each limit, or null for no limit but the deadline
   * @param again true if the call was sent before
   */
  Admission(
      Scheduler time,
      long deadline,
      @Nullable Duration maxWait,
      boolean again,
      RateLimitGates.Route way) {
    this.time = time;
    this.deadline = deadline;
    this.maxWait = maxWait;
    this.again = again;
    this.way = way;
    this.turns = new Permit[way.gates.length];
  }

  /**
   * Begins the wait.
   *
   * @param executor asks the budget, which can block, where the calling thread does not
   */
  void start(Duration pause, @Nullable RateLimiter budget, Executor executor) {
    Runnable first = budget == null ? () -> enter(0) : () -> ask(budget);
    if (pause.isZero()) {
      first.run();
    } else {
      wake(pause, budget == null ? first : () -> executor.execute(first));
    }
  }

  private void ask(RateLimiter budget) {
    if (isDone()) {
      return;
    }
    AtomicBoolean first = new AtomicBoolean(true); // of whatever the stage does to us
    try {
      CompletionStage<Duration> stage = budget.reserve(longestWait());
      var unused =
          Objects.requireNonNull(stage, "reserve() returned null")
              .whenComplete(
                  (wait, failure) -> {
                    if (first.getAndSet(false)) {
                      reserved(wait, failure);
                    }
                  });
    } catch (Throwable e) {
      if (first.getAndSet(false)) {
        reserved(null, e);
      }
    }
  }

  private void reserved(@Nullable Duration wait, @Nullable Throwable failure) {
    if (failure != null) {
      ForeignCode.failed(BUDGET, failure);
    } else if (wait == null) {
      ForeignCode.failed(BUDGET, new NullPointerException("the stage ended with null"));
    }
    if (wait == null || wait.isZero() || wait.isNegative()) {
      enter(0);
    } else if (wait.compareTo(longestWait()) > 0) {
      heldBackFor = wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
      end(Verdict.TOO_LATE);
    } else {
      wake(wait, () -> enter(0));
    }
  }

  private Duration longestWait() {
    Duration left = time.until(deadline);
    return maxWait == null || maxWait.compareTo(left) > 0 ? left : maxWait;
  }

  private void enter(int gate) {
    if (isDone()) {
      leave();
    } else if (gate == turns.length) {
      if (hasClosedBehind()) {
        leave();
        again = true;
        enter(0);
      } else {
        end(Verdict.SEND);
      }
    } else {
      Permit turn = way.gates[gate].enter(deadline, maxWait, again);
      turns[gate] = turn;
      reached = gate + 1;
      if (maxWait != null && !turn.isDone()) {
        wake(maxWait, () -> end(Verdict.TOO_LATE));
      }
      if (isDone()) { // ended meanwhile, without knowing of this turn
        leave();
      }
      var unused = turn.thenAccept(through -> left(gate, through));
    }
  }

  /** Returns true if a gate has closed while the call waited at a later one. */
  private boolean hasClosedBehind() {
    for (int i = 0; i < turns.length - 1; i++) {
      if (way.gates[i].hasClosedSince(turns[i])) {
        return true;
      }
    }
    return false;
  }

  private void left(int gate, boolean through) {
    if (through) {
      enter(gate + 1);
    } else {
      end(Verdict.TOO_LATE);
    }
  }

  /** Ends the wait, and returns whether it had not ended before. */
  boolean end(Verdict verdict) {
    if (verdict == Verdict.TOO_LATE && heldBackFor.isZero() && !isDone()) {
      for (RateLimitGate each : way.gates) {
        Duration closed = each.closedFor();
        heldBackFor = closed.compareTo(heldBackFor) > 0 ? closed : heldBackFor;
      }
    }
    boolean ended = complete(verdict);
    cancelAlarm();
    if (ended != (verdict == Verdict.SEND)) { // let through too late, or never
      leave();
    }
    return ended;
  }

  /** Gives up the wait, and what had been passed. */
  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    boolean cancelled = super.cancel(mayInterruptIfRunning);
    cancelAlarm();
    leave();
    return cancelled;
  }

  /** The attempt is over; {@code answered} where Clerk did answer. To say so twice is harmless. */
  void over(boolean answered) {
    for (int i = 0; i < reached; i++) {
      if (answered) {
        way.gates[i].answered(turns[i]);
      } else {
        way.gates[i].leave(turns[i]);
      }
    }
  }

  /**
   * Ends the attempt, as Clerk answered 429.
   *
   * @return true if the limit for all calls is meant
   */
  boolean refused(Duration retryAfter) {
    boolean forAll = way.refused(retryAfter);
    leave();
    return forAll;
  }

  /** How long the limits last that are in the way; zero where that is not known. */
  Duration heldBackFor() {
    return heldBackFor;
  }

  private void leave() {
    over(false);
  }

  private void wake(Duration delay, Runnable task) {
    cancelAlarm();
    alarm = time.after(delay, task);
    if (isDone()) {
      cancelAlarm();
    }
  }

  private void cancelAlarm() {
    Scheduler.ScheduledTask set = alarm;
    if (set != null) {
      set.cancel();
    }
  }
}
