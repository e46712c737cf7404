package io.github.clerk4j;

import java.time.Duration;

/**
 * The time by which a call must have ended, with its scheduled task. The task then ends the wait of
 * the call: a pause, the rate limiter, a gate, the queue of the HTTP client, or a response.
 * Thread-safe.
 */
final class Deadline {
  private final Scheduler time;
  private final long at;
  private volatile Runnable stop = Deadline::nothing;
  private volatile boolean passed;
  private volatile Scheduler.ScheduledTask scheduled = () -> {};

  private Deadline(Scheduler time, Duration timeout) {
    this.time = time;
    this.at = time.in(timeout);
  }

  /**
   * Returns a deadline whose task is scheduled.
   *
   * @param timeout the time from now on
   */
  static Deadline after(Duration timeout, Scheduler time) {
    Deadline deadline = new Deadline(time, timeout);
    deadline.scheduled = time.after(timeout, deadline::pass);
    return deadline;
  }

  /** Returns the time in the clock's nanoseconds. */
  long at() {
    return at;
  }

  Duration left() {
    return time.until(at);
  }

  boolean hasPassed() {
    return passed;
  }

  /**
   * Sets the action at the deadline. It runs on the scheduler's thread, or at once if it passed.
   */
  void stops(Runnable stop) {
    this.stop = stop;
    if (passed) {
      stop.run();
    }
  }

  /** Cancels the task, because the call has ended. */
  void cancel() {
    stop = Deadline::nothing;
    scheduled.cancel();
  }

  private static void nothing() {}

  private void pass() {
    passed = true;
    stop.run();
  }
}
