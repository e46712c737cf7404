package io.github.clerk4j;

import java.util.concurrent.CompletableFuture;

/**
 * A call's place at a gate. Ends with true when the gate lets the call through, and with false when
 * the gate opens too late for it. Everything but the future belongs to the gate and is guarded by
 * its lock.
 */
final class Permit extends CompletableFuture<Boolean> {
  enum State {
    WAITING,
    THROUGH,
    GONE
  }

  final long deadline;
  final boolean first;
  State state = State.WAITING;
  boolean late;

  /** The place in the queue while it waits, and among all that went through from then on. */
  long number;

  Permit(long deadline, boolean first) {
    this.deadline = deadline;
    this.first = first;
  }
}
