package io.github.clerk4j;

import io.github.clerk4j.RateLimitGate.Permit;
import java.util.Comparator;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A queue of the permits that wait at a gate, by place and by deadline. Each operation takes a time
 * logarithmic in the number of permits. Not thread-safe.
 */
final class PermitQueue {
  /** The order of admission: interactive calls go first, and in each lane, retries. */
  private static final Comparator<Permit> BY_PLACE =
      Comparator.<Permit, Lane>comparing(permit -> permit.lane)
          .thenComparingInt(permit -> permit.first ? 0 : 1)
          .thenComparingLong(permit -> permit.number);

  /** The order of deadlines; times wrap around, so only their difference can be compared. */
  private static final Comparator<Permit> BY_DEADLINE =
      ((Comparator<Permit>) (a, b) -> Long.signum(a.deadline - b.deadline))
          .thenComparingLong(permit -> permit.number);

  private final NavigableSet<Permit> byPlace = new TreeSet<>(BY_PLACE);
  private final NavigableSet<Permit> byDeadline = new TreeSet<>(BY_DEADLINE);
  private long entered;

  void add(Permit permit) {
    permit.number = ++entered;
    byPlace.add(permit);
    byDeadline.add(permit);
  }

  void remove(Permit permit) {
    byPlace.remove(permit);
    byDeadline.remove(permit);
  }

  /** Takes out the next permit, or returns null if there is none. */
  @Nullable Permit poll() {
    Permit next = byPlace.pollFirst();
    if (next != null) {
      byDeadline.remove(next);
    }
    return next;
  }

  /** Takes out a permit whose deadline is before a time, or returns null if there is none. */
  @Nullable Permit pollDueBefore(long time) {
    if (byDeadline.isEmpty() || time - byDeadline.first().deadline <= 0) {
      return null;
    }
    Permit due = byDeadline.pollFirst();
    byPlace.remove(due);
    return due;
  }

  boolean isEmpty() {
    return byPlace.isEmpty();
  }
}
