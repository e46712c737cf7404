package io.github.clerk4j;

import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * The threads that complete futures and run their callbacks. They are separate from the threads
 * that send requests, so a callback that waits for another call does not prevent that call. There
 * are few of them, however many calls end together. More are added only while callbacks wait for
 * futures, because those callbacks could otherwise wait for each other.
 */
final class CallbackThreads implements Executor, AutoCloseable {
  static final int THREADS = 64;

  private static final int MOST = 32_767; // more than a pool can have
  private static final int RUNNABLE = 8;
  private static final int IDLE_SECONDS = 10;

  private final ClassLoader contextClassLoader = Thread.currentThread().getContextClassLoader();
  private final ForkJoinPool pool =
      new ForkJoinPool(
          THREADS,
          this::thread,
          null,
          true,
          THREADS,
          MOST,
          RUNNABLE,
          saturated -> true,
          IDLE_SECONDS,
          TimeUnit.SECONDS);

  /** Runs a task on one of the threads; on the calling thread after {@link #close}. */
  @Override
  public void execute(Runnable task) {
    try {
      pool.execute(task);
    } catch (RejectedExecutionException | OutOfMemoryError e) { // closed, or no thread to be had
      task.run();
    }
  }

  /** Ends the threads after their tasks. */
  @Override
  public void close() {
    pool.shutdown();
  }

  private ForkJoinWorkerThread thread(ForkJoinPool of) {
    ForkJoinWorkerThread thread =
        ForkJoinPool.defaultForkJoinWorkerThreadFactory.newThread(of); // a daemon
    thread.setName("clerk4j-callbacks");
    thread.setContextClassLoader(contextClassLoader); // or callbacks would not find their classes
    return thread;
  }
}
