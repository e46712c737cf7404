package io.github.clerk4j;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The calls of a client that wait for something other than an answer, to be let go when it ends.
 */
final class Waits {
  private final Set<Passage> waiting = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  boolean isClosed() {
    return closed;
  }

  void add(Passage passage) {
    if (!passage.isDone()) {
      waiting.add(passage);
      var unused = passage.whenComplete((verdict, failure) -> waiting.remove(passage));
    }
    if (closed) {
      passage.end(Passage.Verdict.CLOSED);
    }
  }

  void close() {
    closed = true;
    waiting.forEach(each -> each.end(Passage.Verdict.CLOSED));
  }
}
