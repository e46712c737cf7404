package io.github.clerk4j;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The way of one attempt to where it can be sent: a pause after the attempt before, the budget, and
 * the gates. Ends at the latest at the deadline, or when it is cancelled.
 */
final class Passage extends CompletableFuture<Passage.Verdict> {
  enum Verdict {
    SEND,
    TOO_LATE,
    CLOSED
  }

  private final Time time;
  private final long deadline;
  private volatile boolean again;
  private final RateLimits.Way way;
  private final Turn[] turns;
  private volatile int reached;
  private volatile Time.@Nullable Alarm alarm;
  private volatile Duration heldBackFor = Duration.ZERO;

  /**
   * @param deadline when the call has to have ended
   * @param again whether the call had been sent before
   */
  Passage(Time time, long deadline, boolean again, RateLimits.Way way) {
    this.time = time;
    this.deadline = deadline;
    this.again = again;
    this.way = way;
    this.turns = new Turn[way.gates.length];
  }

  void start(Duration pause, @Nullable RateBudget budget) {
    if (pause.isZero()) {
      ask(budget);
    } else {
      wake(pause, () -> ask(budget));
    }
  }

  private void ask(@Nullable RateBudget budget) {
    if (budget == null) {
      enter(0);
      return;
    }
    Duration left = time.until(deadline);
    CompletionStage<Duration> reserved;
    try {
      reserved = budget.reserve(left);
    } catch (RuntimeException e) { // as if its stage had failed
      enter(0);
      return;
    }
    var unused =
        reserved.whenComplete(
            (wait, failure) -> {
              if (failure != null || wait.isZero() || wait.isNegative()) {
                enter(0);
              } else if (wait.compareTo(left) > 0) {
                heldBackFor = wait;
                end(Verdict.TOO_LATE);
              } else {
                wake(wait, () -> enter(0));
              }
            });
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
      Turn turn = way.gates[gate].enter(deadline, again);
      turns[gate] = turn;
      reached = gate + 1;
      if (!turn.isDone()) {
        wake(time.until(deadline), () -> end(Verdict.TOO_LATE));
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

  /** Ends the wait, unless it has ended. */
  void end(Verdict verdict) {
    if (verdict == Verdict.TOO_LATE && heldBackFor.isZero()) {
      for (RateGate each : way.gates) {
        Duration closed = each.closedFor();
        heldBackFor = closed.compareTo(heldBackFor) > 0 ? closed : heldBackFor;
      }
    }
    boolean ended = complete(verdict);
    cancelAlarm();
    if (ended != (verdict == Verdict.SEND)) { // let through too late, or never
      leave();
    }
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
    Time.Alarm set = alarm;
    if (set != null) {
      set.cancel();
    }
  }
}
