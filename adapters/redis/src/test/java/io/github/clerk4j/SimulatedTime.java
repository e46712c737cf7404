package io.github.clerk4j;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;

/** The time of a simulated fleet, in which events happen one after the other. */
final class SimulatedTime implements Scheduler {
  private final PriorityQueue<Event> events =
      new PriorityQueue<>(
          Comparator.<Event>comparingLong(each -> each.at).thenComparingLong(each -> each.number));
  private long passed;
  private long numbers;

  private static final class Event {
    final long at;
    final long number;
    final Runnable task;
    boolean cancelled;

    Event(long at, long number, Runnable task) {
      this.at = at;
      this.number = number;
      this.task = task;
    }
  }

  @Override
  public Instant now() {
    return Instant.ofEpochSecond(1_800_000_000).plusNanos(passed);
  }

  @Override
  public long nanos() {
    return passed;
  }

  @Override
  public ScheduledTask after(Duration delay, Runnable task) {
    Event event = new Event(passed + TimeUnit.NANOSECONDS.convert(delay), ++numbers, task);
    events.add(event);
    return () -> event.cancelled = true;
  }

  double seconds() {
    return passed / 1e9;
  }

  /** Lets time pass. */
  void advance(Duration until) {
    while (!events.isEmpty() && events.peek().at <= until.toNanos()) {
      Event next = events.poll();
      if (!next.cancelled) {
        passed = next.at;
        next.task.run();
      }
    }
  }

  /** Returns the time of a service whose clock is wrong. */
  Scheduler skewed(Duration skew) {
    return new Scheduler() {
      @Override
      public Instant now() {
        return SimulatedTime.this.now().plus(skew);
      }

      @Override
      public long nanos() {
        return SimulatedTime.this.nanos() + skew.toNanos();
      }

      @Override
      public ScheduledTask after(Duration delay, Runnable task) {
        return SimulatedTime.this.after(delay, task);
      }
    };
  }
}
