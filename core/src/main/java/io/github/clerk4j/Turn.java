package io.github.clerk4j;

import java.util.concurrent.CompletableFuture;

/**
 * A call's place at a gate. Ends with true when it is let through, and with false when the gate
 * opens too late for it. All but the future is the gate's, and guarded by its lock.
 */
final class Turn extends CompletableFuture<Boolean> {
  enum State {
    WAITING,
    THROUGH,
    GONE
  }

  final long deadline;
  State state = State.WAITING;
  long number;

  Turn(long deadline) {
    this.deadline = deadline;
  }
}
