package io.github.clerk4j;

import java.time.Duration;

/**
 * A look, now and then, at whether a thread that waits for the network has been interrupted; a
 * socket does not tell it. Thread-safe.
 */
final class InterruptWatch {
  private static final Duration PERIOD = Duration.ofMillis(50);

  private final Thread thread;
  private final Runnable onInterrupt;
  private final Scheduler time;
  private volatile boolean closed;
  private volatile Scheduler.ScheduledTask alarm = () -> {};

  private InterruptWatch(Thread thread, Runnable onInterrupt, Scheduler time) {
    this.thread = thread;
    this.onInterrupt = onInterrupt;
    this.time = time;
  }

  /**
   * Begins to watch the current thread.
   *
   * @param onInterrupt run once, by another thread
   */
  static InterruptWatch begin(Runnable onInterrupt, Scheduler time) {
    InterruptWatch watch = new InterruptWatch(Thread.currentThread(), onInterrupt, time);
    watch.again();
    return watch;
  }

  private void again() {
    alarm = time.after(PERIOD, this::look);
    if (closed) {
      alarm.cancel();
    }
  }

  private void look() {
    if (closed) {
      return;
    } else if (thread.isInterrupted()) {
      onInterrupt.run();
    } else {
      again();
    }
  }

  /** Ends the watch. */
  void close() {
    closed = true;
    alarm.cancel();
  }
}
