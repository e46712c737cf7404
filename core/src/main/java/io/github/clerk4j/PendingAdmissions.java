package io.github.clerk4j;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** What the calls of a client wait for other than a response, to be let go when the client ends. */
final class PendingAdmissions {
  private final Set<Runnable> waiting = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  boolean isClosed() {
    return closed;
  }

  /**
   * Adds a wait.
   *
   * @param wait ended when nothing is waited for any more
   * @param close run when the client ends before that
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
