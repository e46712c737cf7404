package io.github.clerk4j;

import java.time.Duration;

/**
 * The time at which a call has to have ended, with the call's one alarm. It stops what the call
 * waits for then: a pause, the limiter, a gate, the queue of the HTTP client, or a response.
 * Thread-safe.
 */
final class Deadline {
  private final Scheduler time;
  private final long at;
  private volatile Runnable stop = Deadline::nothing;
  private volatile boolean passed;
  private volatile Scheduler.ScheduledTask alarm = () -> {};

  private Deadline(Scheduler time, Duration timeout) {
    this.time = time;
    this.at = time.in(timeout);
  }

  /**
   * Returns a deadline whose alarm is set.
   *
   * @param timeout the time from now on
   */
  static Deadline after(Duration timeout, Scheduler time) {
    Deadline deadline = new Deadline(time, timeout);
    deadline.alarm = time.after(timeout, deadline::pass);
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

  /** Sets what is run when the deadline passes, on the alarms' thread; at once if it has. */
  void stops(Runnable stop) {
    this.stop = stop;
    if (passed) {
      stop.run();
    }
  }

  /** Takes back the alarm, as the call has ended. */
  void cancel() {
    stop = Deadline::nothing;
    alarm.cancel();
  }

  private static void nothing() {}

  private void pass() {
    passed = true;
    stop.run();
  }
}
