package io.github.clerk4j;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;

/** Has no threads. */
final class ThrowingThreads extends AbstractExecutorService {
  private final Throwing what;

  ThrowingThreads(Throwing what) {
    this.what = what;
  }

  @Override
  public void execute(Runnable command) {
    what.now();
  }

  @Override
  public void shutdown() {}

  @Override
  public List<Runnable> shutdownNow() {
    return List.of();
  }

  @Override
  public boolean isShutdown() {
    return false;
  }

  @Override
  public boolean isTerminated() {
    return false;
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) {
    return true;
  }
}
