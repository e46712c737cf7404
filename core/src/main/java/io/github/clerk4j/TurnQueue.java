package io.github.clerk4j;

import java.util.Comparator;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The turns that wait at a gate, by place and by deadline. Each operation takes a time logarithmic
 * in the number of turns. Not thread-safe.
 */
final class TurnQueue {
  /** Retried calls go first. */
  private static final Comparator<Turn> BY_PLACE =
      Comparator.<Turn>comparingInt(turn -> turn.first ? 0 : 1)
          .thenComparingLong(turn -> turn.number);

  /** Times wrap around, so only their difference has a sign that means something. */
  private static final Comparator<Turn> BY_DEADLINE =
      ((Comparator<Turn>) (a, b) -> Long.signum(a.deadline - b.deadline))
          .thenComparingLong(turn -> turn.number);

  private final NavigableSet<Turn> byPlace = new TreeSet<>(BY_PLACE);
  private final NavigableSet<Turn> byDeadline = new TreeSet<>(BY_DEADLINE);
  private long entered;

  void add(Turn turn) {
    turn.number = ++entered;
    byPlace.add(turn);
    byDeadline.add(turn);
  }

  void remove(Turn turn) {
    byPlace.remove(turn);
    byDeadline.remove(turn);
  }

  /** Takes out the next turn, or returns null if there is none. */
  @Nullable Turn poll() {
    Turn next = byPlace.pollFirst();
    if (next != null) {
      byDeadline.remove(next);
    }
    return next;
  }

  /** Takes out a turn whose deadline is before a time, or returns null if there is none. */
  @Nullable Turn pollDueBefore(long time) {
    if (byDeadline.isEmpty() || time - byDeadline.first().deadline <= 0) {
      return null;
    }
    Turn due = byDeadline.pollFirst();
    byPlace.remove(due);
    return due;
  }

  boolean isEmpty() {
    return byPlace.isEmpty();
  }
}
