package io.github.clerk4j;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** The waits of a client's calls other than for a response, to be ended with the client. */
final class PendingAdmissions {
  private final Set<Runnable> waiting = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  boolean isClosed() {
    return closed;
  }

  /**
   * Adds a wait.
   *
   * @param wait completes when the wait is over
   * @param close runs if the client ends before that
   */
  void add(CompletableFuture<?> wait, Runnable close) {
    if (!wait.isDone()) {
      waiting.add(close);
      var unused = wait.whenComplete((value, failure) -> waiting.remove(close));
    }
    if (closed) {
      close.run();
    }
  }

  void close() {
    closed = true;
    waiting.forEach(Runnable::run);
  }
}
