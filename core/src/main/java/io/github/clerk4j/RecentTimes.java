package io.github.clerk4j;

import java.time.Duration;

/** When the last so many things were, to tell whether a period has room for another one. */
final class RecentTimes {
  private final long[] times;
  private final long period;
  private long count;

  RecentTimes(int most, Duration period) {
    this.times = new long[most];
    this.period = period.toNanos();
  }

  void add(long time) {
    times[(int) (count++ % times.length)] = time;
  }

  Duration untilRoom(long now) {
    if (count < times.length) {
      return Duration.ZERO;
    }
    long oldest = times[(int) (count % times.length)];
    return Duration.ofNanos(Math.max(0, oldest + period - now));
  }

  /** Whether all there was is more than a period ago. */
  boolean isPast(long now) {
    return count == 0 || now - times[(int) ((count - 1) % times.length)] >= period;
  }
}
