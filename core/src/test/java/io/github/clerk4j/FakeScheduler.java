package io.github.clerk4j;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Time that stands still until one thread moves it on. */
final class FakeScheduler implements Scheduler {
  private final List<Set> alarms = new CopyOnWriteArrayList<>();
  private volatile long nanos = Long.MAX_VALUE - 1_000_000; // to overflow in every test

  private record Set(long at, Runnable task) {}

  @Override
  public Instant now() {
    return Instant.ofEpochSecond(1_800_000_000).plusNanos(nanos - (Long.MAX_VALUE - 1_000_000));
  }

  @Override
  public long nanos() {
    return nanos;
  }

  @Override
  public ScheduledTask after(Duration delay, Runnable task) {
    Set set = new Set(in(delay), task);
    alarms.add(set);
    return () -> alarms.remove(set);
  }

  int alarms() {
    return alarms.size();
  }

  /** Lets time pass without an alarm going off. */
  void skip(Duration by) {
    long now = nanos + by.toNanos();
    nanos = now;
  }

  /** Lets the alarms go off whose time has come. */
  void runDue() {
    advance(Duration.ZERO);
  }

  /** Lets time pass, and takes the alarms that are going off, to be run later. */
  List<Runnable> due(Duration by) {
    skip(by);
    List<Set> due = alarms.stream().filter(each -> each.at - nanos <= 0).toList();
    alarms.removeAll(due);
    return due.stream().map(Set::task).toList();
  }

  void advance(Duration by) {
    long until = nanos + by.toNanos();
    while (true) {
      Set next =
          alarms.stream()
              .filter(each -> each.at - until <= 0)
              .min(Comparator.comparing(each -> each.at - until))
              .orElse(null);
      if (next == null) {
        nanos = until;
        return;
      }
      nanos = next.at - nanos > 0 ? next.at : nanos;
      alarms.remove(next);
      next.task.run();
    }
  }
}
