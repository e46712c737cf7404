package io.github.clerk4j;

import io.github.clerk4j.RateLimitGate.Permit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A delivery of decisions to permits, outside the gate's lock, because a completed permit runs the
 * next step of its call. A step that decides other permits of the gate leaves them to the loop that
 * it runs in. The stack therefore stays shallow, however many calls fail one after the other.
 * Thread-safe.
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
