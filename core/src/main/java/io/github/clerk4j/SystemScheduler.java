package io.github.clerk4j;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The system's clock, with one daemon thread that exists only while tasks are scheduled. */
final class SystemScheduler implements Scheduler, AutoCloseable {
  private static final long IDLE_SECONDS = 10;
  private static final long IDLE_MILLIS_ONCE_CLOSED = 100;

  private final ScheduledThreadPoolExecutor executor;

  SystemScheduler() {
    executor = new ScheduledThreadPoolExecutor(1, HttpDefaults.daemons("clerk4j-executor"));
    executor.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
    executor.allowCoreThreadTimeOut(true);
    executor.setRemoveOnCancelPolicy(true);
  }

  @Override
  public Instant now() {
    return Instant.now();
  }

  @Override
  public long nanos() {
    return System.nanoTime();
  }

  @Override
  public ScheduledTask after(Duration delay, Runnable task) {
    long nanos = Math.min(TimeUnit.NANOSECONDS.convert(delay), LONGEST);
    Future<?> scheduled = executor.schedule(task, nanos, TimeUnit.NANOSECONDS);
    return () -> scheduled.cancel(false);
  }

  /** Ends the thread soon after the last task. Calls in flight still need their deadlines. */
  @Override
  public void close() {
    executor.setKeepAliveTime(IDLE_MILLIS_ONCE_CLOSED, TimeUnit.MILLISECONDS);
  }
}
