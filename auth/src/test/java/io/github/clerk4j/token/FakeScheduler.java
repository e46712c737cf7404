package io.github.clerk4j.token;

import io.github.clerk4j.testing.FakeClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** A scheduler that runs tasks when its clock is moved by it. Thread-safe. */
final class FakeScheduler implements Scheduler {
  private record Task(Instant due, Runnable run, CompletableFuture<Boolean> done) {}

  private final PriorityQueue<Task> tasks = new PriorityQueue<>(Comparator.comparing(Task::due));
  private final FakeClock clock;

  FakeScheduler(FakeClock clock) {
    this.clock = clock;
  }

  @Override
  public synchronized Future<?> schedule(Duration delay, Runnable task) {
    CompletableFuture<Boolean> done = new CompletableFuture<>();
    tasks.add(new Task(clock.instant().plus(delay), task, done));
    return done;
  }

  /** Moves the clock, and runs what is due until then, each at its time. */
  void advance(Duration step) {
    Instant until = clock.instant().plus(step);
    for (Task next = next(until); next != null; next = next(until)) {
      clock.set(next.due());
      if (next.done().complete(true)) {
        next.run().run();
      }
    }
    clock.set(until);
  }

  private synchronized @Nullable Task next(Instant until) {
    return tasks.isEmpty() || tasks.peek().due().isAfter(until) ? null : tasks.poll();
  }
}
