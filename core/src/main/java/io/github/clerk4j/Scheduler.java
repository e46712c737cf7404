package io.github.clerk4j;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** What time it is, and how to be woken later. Safe for use by several threads. */
interface Scheduler {
  /** More than any wait, and little enough to be added to a time without overflow. */
  long LONGEST = Long.MAX_VALUE / 4;

  /** Something that is going to be run. */
  interface ScheduledTask {
    void cancel();
  }

  Instant now();

  /** For measuring, from an arbitrary start. */
  long nanos();

  /** Runs something short when a delay has passed, unless cancelled before. */
  ScheduledTask after(Duration delay, Runnable task);

  default Duration since(long nanos) {
    return Duration.ofNanos(nanos() - nanos);
  }

  /** How long it is until then; zero where that is past. */
  default Duration until(long nanos) {
    return Duration.ofNanos(Math.max(0, nanos - nanos()));
  }

  default long in(Duration delay) {
    return nanos() + Math.min(TimeUnit.NANOSECONDS.convert(delay), LONGEST);
  }
}
