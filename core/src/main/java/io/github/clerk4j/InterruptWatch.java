package io.github.clerk4j;

import java.time.Duration;

/**
 * A periodic check of a thread that waits for the network for an interruption, which a socket
 * ignores. Thread-safe.
 */
final class InterruptWatch {
  private static final Duration PERIOD = Duration.ofMillis(50);

  private final Thread thread;
  private final Runnable onInterrupt;
  private final Scheduler time;
  private volatile boolean closed;
  private volatile Scheduler.ScheduledTask scheduled = () -> {};

  private InterruptWatch(Thread thread, Runnable onInterrupt, Scheduler time) {
    this.thread = thread;
    this.onInterrupt = onInterrupt;
    this.time = time;
  }

  /**
   * Starts to watch the current thread.
   *
   * @param onInterrupt runs once, on another thread
   */
  static InterruptWatch begin(Runnable onInterrupt, Scheduler time) {
    InterruptWatch watch = new InterruptWatch(Thread.currentThread(), onInterrupt, time);
    watch.again();
    return watch;
  }

  private void again() {
    scheduled = time.after(PERIOD, this::look);
    if (closed) {
      scheduled.cancel();
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
    scheduled.cancel();
  }
}
