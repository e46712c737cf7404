package io.github.clerk4j;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The system's clock, and one thread that wakes all who wait; it is there only while some do. */
final class SystemScheduler implements Scheduler, AutoCloseable {
  private static final long IDLE_SECONDS = 10;

  private final ScheduledThreadPoolExecutor alarms;

  SystemScheduler() {
    alarms = new ScheduledThreadPoolExecutor(1, HttpDefaults.daemons("clerk4j-alarms"));
    alarms.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
    alarms.allowCoreThreadTimeOut(true);
    alarms.setRemoveOnCancelPolicy(true);
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
    try {
      long nanos = Math.min(TimeUnit.NANOSECONDS.convert(delay), LONGEST);
      Future<?> scheduled = alarms.schedule(task, nanos, TimeUnit.NANOSECONDS);
      return () -> scheduled.cancel(false);
    } catch (RejectedExecutionException e) {
      return () -> {}; // closed, and so is everything that could wait
    }
  }

  @Override
  public void close() {
    alarms.shutdownNow();
  }
}
