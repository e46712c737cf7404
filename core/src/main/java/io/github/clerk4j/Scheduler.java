package io.github.clerk4j;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** A clock that runs tasks later. Thread-safe. */
interface Scheduler {
  /** The longest delay; longer than any wait, and short enough to be added without overflow. */
  long LONGEST = Long.MAX_VALUE / 4;

  /** A task that is going to run. */
  interface ScheduledTask {
    void cancel();
  }

  Instant now();

  /** Returns nanoseconds since an arbitrary start, to measure durations. */
  long nanos();

  /** Runs a short task after a delay, unless it is cancelled before. */
  ScheduledTask after(Duration delay, Runnable task);

  default Duration since(long nanos) {
    return Duration.ofNanos(nanos() - nanos);
  }

  /** Returns the time until then; zero if it is past. */
  default Duration until(long nanos) {
    return Duration.ofNanos(Math.max(0, nanos - nanos()));
  }

  default long in(Duration delay) {
    return nanos() + Math.min(TimeUnit.NANOSECONDS.convert(delay), LONGEST);
  }
}
