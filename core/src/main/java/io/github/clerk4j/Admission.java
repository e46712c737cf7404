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
 * The admission of one attempt: the delay after the attempt before, the rate limiter, and the
 * gates. Completes when the attempt may be sent, when the call's deadline has passed, or when it is
 * cancelled. Thread-safe.
 */
final class Admission extends CompletableFuture<Admission.Verdict> {
  enum Verdict {
    ADMITTED,
    TOO_LATE,
    CLIENT_CLOSED
  }

  private static final String LIMITER = "The rate limiter";

  /** A rate limiter, as a call sees it. */
  interface Limiter {
    /** Returns the time to wait, given the longest one. */
    CompletionStage<Duration> reserve(Duration maxWait);

    /** Returns the time for which the call is known to be held back. */
    default Duration heldFor() {
      return Duration.ZERO;
    }
  }

  /** The longest wait that is reported; longer ones could overflow. */
  private static final Duration LONGEST = Duration.ofDays(1);

  private final Scheduler time;
  private final long deadline;
  private final @Nullable Duration maxWait;
  private final Lane lane;
  private volatile boolean retry;
  private final RateLimitGates.Route route;
  private final Permit[] permits;
  private volatile int reached;
  private volatile Scheduler.@Nullable ScheduledTask scheduled;
  private volatile Duration heldBackFor = Duration.ZERO;
  private volatile boolean atLimiter;
  private volatile long limitsAt;
  private volatile boolean waits;
  private volatile boolean rateLimited;

  /** An admission of an interactive call that may wait until its deadline. */
  Admission(Scheduler time, long deadline, boolean retry, RateLimitGates.Route route) {
    this(time, deadline, null, Lane.INTERACTIVE, retry, route);
  }

  /**
   * @param deadline the time by which the call must have ended
   * @param maxWait the longest time to wait for each limit, or null for no limit but the deadline
   * @param retry true if the call was sent before
   */
  Admission(
      Scheduler time,
      long deadline,
      @Nullable Duration maxWait,
      Lane lane,
      boolean retry,
      RateLimitGates.Route route) {
    this.time = time;
    this.deadline = deadline;
    this.maxWait = maxWait;
    this.lane = lane;
    this.retry = retry;
    this.route = route;
    this.permits = new Permit[route.gates.length];
  }

  /**
   * Starts to wait.
   *
   * @param limiter the rate limiter, or null if there is none
   * @param executor calls the rate limiter after a pause, because it can block
   */
  void start(Duration pause, @Nullable Limiter limiter, Executor executor) {
    limitsAt = time.in(pause);
    Runnable first = limiter == null ? () -> enter(0) : () -> reserve(limiter, executor);
    if (pause.isZero()) {
      first.run();
    } else {
      schedule(pause, limiter == null ? first : () -> executor.execute(first));
    }
  }

  private void reserve(Limiter limiter, Executor executor) {
    if (isDone()) {
      return;
    }
    atLimiter = true;
    AtomicBoolean first = new AtomicBoolean(true); // a foreign stage can complete and throw
    try {
      CompletionStage<Duration> stage = limiter.reserve(longestWait());
      var unused =
          Objects.requireNonNull(stage, "reserve() returned null")
              .whenComplete(
                  (wait, failure) -> {
                    if (first.getAndSet(false)) {
                      onReserved(wait, failure, limiter, executor);
                    }
                  });
    } catch (Throwable e) {
      if (first.getAndSet(false)) {
        onReserved(null, e, limiter, executor);
      }
    }
  }

  private void onReserved(
      @Nullable Duration wait, @Nullable Throwable failure, Limiter limiter, Executor executor) {
    if (failure != null) {
      ForeignCode.failed(LIMITER, failure);
    } else if (wait == null) {
      ForeignCode.failed(LIMITER, new NullPointerException("reserve() completed with null"));
    }
    if (wait == null || wait.isZero() || wait.isNegative()) {
      enter(0);
    } else if (wait.compareTo(longestWait()) > 0) {
      heldBackFor = wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
      end(Verdict.TOO_LATE);
    } else {
      waits = true;
      schedule(wait, () -> onWaited(limiter, executor));
    }
  }

  /** Sends a request whose time has come, or reserves again if it is held back by now. */
  private void onWaited(Limiter limiter, Executor executor) {
    Duration held = Duration.ZERO;
    try {
      held = Objects.requireNonNull(limiter.heldFor(), "heldFor() returned null");
    } catch (Throwable e) {
      ForeignCode.failed(LIMITER, e);
    }
    if (held.isZero() || held.isNegative()) {
      enter(0);
    } else {
      executor.execute(() -> reserve(limiter, executor));
    }
  }

  private Duration longestWait() {
    Duration left = time.until(deadline);
    return maxWait == null || maxWait.compareTo(left) > 0 ? left : maxWait;
  }

  private void enter(int gate) {
    atLimiter = false;
    if (isDone()) {
      leave();
    } else if (gate == permits.length) {
      if (hasClosedBehind()) {
        leave();
        retry = true;
        enter(0);
      } else {
        end(Verdict.ADMITTED);
      }
    } else {
      Permit permit = route.gates[gate].enter(deadline, maxWait, lane, retry);
      permits[gate] = permit;
      reached = gate + 1;
      if (!permit.isDone()) {
        waits = true;
      }
      if (maxWait != null && !permit.isDone()) {
        schedule(maxWait, () -> end(Verdict.TOO_LATE));
      }
      if (isDone()) { // ended meanwhile, without this permit
        leave();
      }
      var unused = permit.thenAccept(admitted -> onPermit(gate, admitted));
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

  private void onPermit(int gate, boolean admitted) {
    if (admitted) {
      enter(gate + 1);
    } else {
      end(Verdict.TOO_LATE);
    }
  }

  /** Ends the wait, and returns true if it had not ended before. */
  boolean end(Verdict verdict) {
    if (verdict == Verdict.TOO_LATE && heldBackFor.isZero() && !isDone()) {
      for (RateLimitGate each : route.gates) {
        Duration closed = each.closedFor();
        heldBackFor = closed.compareTo(heldBackFor) > 0 ? closed : heldBackFor;
        rateLimited = rateLimited || each.isLimiting();
      }
    }
    boolean ended = complete(verdict);
    cancelScheduled();
    if (ended != (verdict == Verdict.ADMITTED)) { // admitted too late, or not at all
      leave();
    }
    return ended;
  }

  /** Ends the wait and releases all permits. */
  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    boolean cancelled = super.cancel(mayInterruptIfRunning);
    cancelScheduled();
    leave();
    return cancelled;
  }

  /**
   * Releases the permits. Has no effect the second time.
   *
   * @param answered true if there was a response
   */
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
   * Closes the gates after a 429, and releases the permits.
   *
   * @return true if the 429 concerns all operations
   */
  boolean rateLimited(Duration retryAfter) {
    boolean forAll = route.rateLimited(retryAfter);
    leave();
    return forAll;
  }

  /** Returns true if a limit, and not the deadline alone, prevented the attempt. */
  boolean isRateLimited() {
    return rateLimited || atLimiter || !heldBackFor.isZero();
  }

  /** Returns the remaining time of the rate limits; zero if it is not known. */
  Duration heldBackFor() {
    return heldBackFor;
  }

  /** Returns the time in which limits held the attempt back until then; zero if none did. */
  Duration waitedUntil(long nanos) {
    return waits ? Duration.ofNanos(Math.max(0, nanos - limitsAt)) : Duration.ZERO;
  }

  private void leave() {
    release(false);
  }

  private void schedule(Duration delay, Runnable task) {
    cancelScheduled();
    scheduled = time.after(delay, task);
    if (isDone()) {
      cancelScheduled();
    }
  }

  private void cancelScheduled() {
    Scheduler.ScheduledTask set = scheduled;
    if (set != null) {
      set.cancel();
    }
  }
}
