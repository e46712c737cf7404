package io.github.clerk4j.token;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** A scheduler of short tasks that do not block. Thread-safe. */
@FunctionalInterface
interface Scheduler {
  /** The timer thread of the JDK, which is a daemon. */
  Scheduler SYSTEM =
      (delay, task) -> {
        CompletableFuture<Boolean> timer =
            new CompletableFuture<Boolean>()
                .completeOnTimeout(true, delay.toMillis(), TimeUnit.MILLISECONDS);
        var unused = timer.thenRun(task);
        return timer;
      };

  /** Runs a task once, after a delay, unless the returned future is cancelled before. */
  Future<?> schedule(Duration delay, Runnable task);
}
