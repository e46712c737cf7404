package io.github.clerk4j;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The times of the last events, which tell whether a period has room for another one. Keeps no more
 * of them than a period had, however many are allowed. Not thread-safe.
 */
final class SlidingWindow {
  private static final int FEW = 16;

  private final int most;
  private final long period;
  private long[] times;
  private int oldest;
  private int count;

  /** At most so many events a period. */
  SlidingWindow(int most, Duration period) {
    this.most = most;
    this.period = Math.min(TimeUnit.NANOSECONDS.convert(period), Scheduler.LONGEST);
    this.times = new long[Math.min(most, FEW)];
  }

  /** Adds an event, whose time is not before the last one's. */
  void add(long time) {
    if (count == most) {
      forgetOldest();
    } else if (count == times.length) {
      grow();
    }
    times[at(count++)] = time;
  }

  /** Returns the time until there is room for another event, and forgets those that are past. */
  Duration untilRoom(long now) {
    while (count > 0 && now - times[oldest] >= period) {
      forgetOldest();
    }
    return Duration.ofNanos(count < most ? 0 : times[oldest] + period - now);
  }

  /** Returns true if all events were more than a period ago. */
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
