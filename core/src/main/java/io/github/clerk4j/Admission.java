package io.github.clerk4j;

import io.github.clerk4j.RateLimitGate.Permit;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The route of one attempt to where it can be sent: a pause after the attempt before, the limiter, and
 * the gates. Ends at the latest when the call's deadline ends it, or when it is cancelled.
 */
final class Admission extends CompletableFuture<Admission.Verdict> {
  enum Verdict {
    ADMITTED,
    TOO_LATE,
    CLIENT_CLOSED
  }

  private static final String LIMITER = "The rate limiter";

  /** Longer waits are told as this one, which can be computed with. */
  private static final Duration LONGEST = Duration.ofDays(1);

  private final Scheduler time;
  private final long deadline;
  private volatile boolean again;
  private final RateLimitGates.Route route;
  private final Permit[] permits;
  private volatile int reached;
  private volatile Scheduler.@Nullable ScheduledTask alarm;
  private volatile Duration heldBackFor = Duration.ZERO;

  /**
   * @param deadline when the call has to have ended
   * @param again whether the call had been sent before
   */
  Admission(Scheduler time, long deadline, boolean again, RateLimitGates.Route route) {
    this.time = time;
    this.deadline = deadline;
    this.again = again;
    this.route = route;
    this.permits = new Permit[route.gates.length];
  }

  /**
   * Begins the wait.
   *
   * @param executor asks the limiter, which can block, where the calling thread does not
   */
  void start(Duration pause, @Nullable RateLimiter limiter, Executor executor) {
    Runnable first = limiter == null ? () -> enter(0) : () -> ask(limiter);
    if (pause.isZero()) {
      first.run();
    } else {
      wake(pause, limiter == null ? first : () -> executor.execute(first));
    }
  }

  private void ask(RateLimiter limiter) {
    if (isDone()) {
      return;
    }
    AtomicBoolean first = new AtomicBoolean(true); // of whatever the stage does to us
    try {
      CompletionStage<Duration> stage = limiter.reserve(time.until(deadline));
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
      ForeignCode.failed(LIMITER, failure);
    } else if (wait == null) {
      ForeignCode.failed(LIMITER, new NullPointerException("the stage ended with null"));
    }
    if (wait == null || wait.isZero() || wait.isNegative()) {
      enter(0);
    } else if (wait.compareTo(time.until(deadline)) > 0) {
      heldBackFor = wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
      end(Verdict.TOO_LATE);
    } else {
      wake(wait, () -> enter(0));
    }
  }

  private void enter(int gate) {
    if (isDone()) {
      leave();
    } else if (gate == permits.length) {
      if (hasClosedBehind()) {
        leave();
        again = true;
        enter(0);
      } else {
        end(Verdict.ADMITTED);
      }
    } else {
      Permit permit = route.gates[gate].enter(deadline, again);
      permits[gate] = permit;
      reached = gate + 1;
      if (isDone()) { // ended meanwhile, without knowing of this permit
        leave();
      }
      var unused = permit.thenAccept(through -> left(gate, through));
    }
  }

  /** Returns true if a gate has closed while the call waited at a later one. */
  private boolean hasClosedBehind() {
    for (int i = 0; i < permits.length - 1; i++) {
      if (route.gates[i].hasClosedSince(permits[i])) {
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
      for (RateLimitGate each : route.gates) {
        Duration closed = each.closedFor();
        heldBackFor = closed.compareTo(heldBackFor) > 0 ? closed : heldBackFor;
      }
    }
    boolean ended = complete(verdict);
    cancelAlarm();
    if (ended != (verdict == Verdict.ADMITTED)) { // let through too late, or never
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
  void release(boolean answered) {
    for (int i = 0; i < reached; i++) {
      if (answered) {
        route.gates[i].answered(permits[i]);
      } else {
        route.gates[i].leave(permits[i]);
      }
    }
  }

  /**
   * Ends the attempt, as Clerk answered 429.
   *
   * @return true if the limit for all calls is meant
   */
  boolean rateLimited(Duration retryAfter) {
    boolean forAll = route.rateLimited(retryAfter);
    leave();
    return forAll;
  }

  /** How long the limits last that are in the way; zero where that is not known. */
  Duration heldBackFor() {
    return heldBackFor;
  }

  private void leave() {
    release(false);
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
