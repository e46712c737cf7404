package io.github.clerk4j;

import io.github.clerk4j.RateLimitGate.Permit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells permits how they ended, without the gate's lock, as that runs the next step of each call. A
 * step that decides other permits of the same gate leaves them to the loop that it runs in, so that
 * any number of calls that fail one after the other need no deeper stack than one.
 */
final class PermitDelivery {
  private final Map<Thread, Deque<Permit>> loops = new ConcurrentHashMap<>();

  void deliver(List<Permit> decided) {
    if (decided.isEmpty()) {
      return;
    }
    Thread thread = Thread.currentThread();
    Deque<Permit> outer = loops.get(thread);
    if (outer != null) {
      outer.addAll(decided);
      return;
    }
    Deque<Permit> permits = new ArrayDeque<>(decided);
    loops.put(thread, permits);
    try {
      for (Permit each = permits.poll(); each != null; each = permits.poll()) {
        each.complete(!each.late);
      }
    } finally {
      loops.remove(thread);
    }
  }
}
