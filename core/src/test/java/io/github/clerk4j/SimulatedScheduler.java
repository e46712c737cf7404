package io.github.clerk4j;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * The time of a simulated world, in which events happen one after the other. Its alarms are as bad
 * as alarms can be: some go off late, some a little early, and some although they were cancelled.
 */
final class SimulatedScheduler implements Scheduler {
  static final long LATEST = TimeUnit.SECONDS.toNanos(3);

  private static final long BEGINNING = Long.MAX_VALUE - 1_000_000_000; // soon overflows

  private final PriorityQueue<Event> events =
      new PriorityQueue<>(
          Comparator.<Event>comparingLong(each -> each.at).thenComparingLong(each -> each.number));
  private final Random random;
  private final boolean isPunctual;
  private long passed;
  private long numbers;
  private int alarms;

  private static final class Event {
    final long at;
    final long number;
    final Runnable task;
    boolean isAlarm;

    Event(long at, long number, Runnable task) {
      this.at = at;
      this.number = number;
      this.task = task;
    }
  }

  SimulatedScheduler(Random random, boolean isPunctual) {
    this.random = random;
    this.isPunctual = isPunctual;
  }

  @Override
  public Instant now() {
    return Instant.ofEpochSecond(1_800_000_000).plusNanos(passed);
  }

  @Override
  public long nanos() {
    return BEGINNING + passed;
  }

  /** The nanoseconds since the world began. */
  long passed() {
    return passed;
  }

  /** The alarms that are set. */
  int alarms() {
    return alarms;
  }

  @Override
  public ScheduledTask after(Duration delay, Runnable task) {
    long wait = Math.min(TimeUnit.NANOSECONDS.convert(delay), LONGEST);
    Event alarm = new Event(Math.max(passed, passed + wait + lateness()), ++numbers, task);
    alarm.isAlarm = true;
    alarms++;
    events.add(alarm);
    return () -> {
      if (alarm.isAlarm) {
        alarm.isAlarm = false;
        alarms--;
        if (isPunctual || random.nextInt(4) > 0) { // else it is going off just then
          events.remove(alarm);
        }
      }
    };
  }

  /** Lets something happen. */
  void at(long time, Runnable task) {
    events.add(new Event(time, ++numbers, task));
  }

  /** Lets time pass until the next event, or returns false if there is none by then. */
  boolean advance(long until) {
    Event next = events.peek();
    if (next == null || next.at > until) {
      return false;
    }
    events.remove();
    passed = Math.max(passed, next.at);
    if (next.isAlarm) {
      next.isAlarm = false;
      alarms--;
    }
    next.task.run();
    return true;
  }

  private long lateness() {
    if (isPunctual) {
      return 0;
    }
    return switch (random.nextInt(8)) {
      case 0 -> -random.nextLong(1000);
      case 1, 2 -> random.nextLong(LATEST);
      case 3 -> random.nextLong(1_000_000);
      default -> 0;
    };
  }
}
