package io.github.clerk4j;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A sliding window: the times of the latest events, to decide if a period has room for another.
 * Stores no more times than a period had events, however many are allowed. Not thread-safe.
 */
final class SlidingWindow {
  private static final int FEW = 16;

  private final int most;
  private final long period;
  private long[] times;
  private int oldest;
  private int count;

  /**
   * @param most the number of events that are allowed in a period
   */
  SlidingWindow(int most, Duration period) {
    this.most = most;
    this.period = Math.min(TimeUnit.NANOSECONDS.convert(period), Scheduler.LONGEST);
    this.times = new long[Math.min(most, FEW)];
  }

  /** Returns false if no event is ever allowed. */
  boolean isUsable() {
    return most > 0;
  }

  /** Adds an event; times must not decrease. */
  void add(long time) {
    if (count == most) {
      forgetOldest();
    } else if (count == times.length) {
      grow();
    }
    times[at(count++)] = time;
  }

  /** Returns the time until another event is allowed, and drops events older than a period. */
  Duration untilRoom(long now) {
    while (count > 0 && now - times[oldest] >= period) {
      forgetOldest();
    }
    return Duration.ofNanos(count < most ? 0 : times[oldest] + period - now);
  }

  /** Returns true if all events are older than a period. */
  boolean isPast(long now) {
    return count == 0 || now - times[at(count - 1)] >= period;
  }

  private int at(int index) {
    return (int) (((long) oldest + index) % times.length);
  }

  private void forgetOldest() {
    oldest = at(1);
    count--;
  }

  private void grow() {
    long[] larger = new long[(int) Math.min(most, times.length * 2L)];
    for (int i = 0; i < count; i++) {
      larger[i] = times[at(i)];
    }
    times = larger;
    oldest = 0;
  }
}
