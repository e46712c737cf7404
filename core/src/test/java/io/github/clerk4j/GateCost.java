package io.github.clerk4j;

import io.github.clerk4j.RateLimitGate.Permit;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * The cost of many calls that wait at a closed gate, and of many resources with a limit of their
 * own. Twice as many should take about twice as long.
 */
final class GateCost {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int[] NUMBERS = {20_000, 20_000, 40_000, 80_000}; // the first warms up

  private GateCost() {}

  public static void main(String[] args) {
    System.out.println("| waiting calls | enter | leave | told that it is too late | users |");
    System.out.println("|--:|--:|--:|--:|--:|");
    try (SystemScheduler time = new SystemScheduler()) {
      for (int number : NUMBERS) {
        System.out.printf(
            "| %,d | %d ms | %d ms | %d ms | %d ms |%n",
            number,
            enter(time, number, new ArrayList<>()),
            leave(time, number),
            late(time, number),
            users(time, number));
      }
    }
  }

  private static long enter(Scheduler time, int number, List<Permit> permits) {
    RateLimitGate gate = closedGate(time);
    return millis(() -> enter(gate, time, number, permits));
  }

  private static long leave(Scheduler time, int number) {
    RateLimitGate gate = closedGate(time);
    List<Permit> permits = new ArrayList<>();
    enter(gate, time, number, permits);
    Collections.shuffle(permits, new Random(1));
    return millis(() -> permits.forEach(gate::leave));
  }

  private static long late(Scheduler time, int number) {
    RateLimitGate gate = closedGate(time);
    List<Permit> permits = new ArrayList<>();
    enter(gate, time, number, permits);
    return millis(() -> gate.close(HOUR.multipliedBy(9)));
  }

  private static long users(Scheduler time, int number) {
    RateLimitGates limits = new RateLimitGates(time);
    return millis(
        () -> {
          for (int i = 0; i < number; i++) {
            var unused = limits.route("PATCH", "/users/{user_id}", "/users/user_" + i);
          }
        });
  }

  private static RateLimitGate closedGate(Scheduler time) {
    RateLimitGate gate = new RateLimitGate(time, HOUR);
    gate.close(HOUR);
    return gate;
  }

  private static void enter(RateLimitGate gate, Scheduler time, int number, List<Permit> permits) {
    for (int i = 0; i < number; i++) {
      permits.add(gate.enter(time.in(HOUR.multipliedBy(2)), false));
    }
  }

  /** CPU time, as the machine can be busy. */
  private static long millis(Runnable task) {
    long began = THREADS.getCurrentThreadCpuTime();
    task.run();
    return TimeUnit.NANOSECONDS.toMillis(THREADS.getCurrentThreadCpuTime() - began);
  }
}
