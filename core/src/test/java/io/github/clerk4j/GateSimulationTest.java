package io.github.clerk4j;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * Random worlds on a simulated clock, through the gates that calls pass. A world that fails is
 * replayed by {@code -Dclerk4j.world=} and its seed; {@code -Dclerk4j.worlds=} sets how many there
 * are.
 */
class GateSimulationTest {
  private static final int WORLDS = Integer.getInteger("clerk4j.worlds", 12_000);

  @Test
  void noCallIsForgottenOrWaitsTooLongOrPassesAClosedGate() {
    Long world = Long.getLong("clerk4j.world");
    long first = world == null ? 20_261_126 : world;
    long last = world == null ? first + WORLDS - 1 : world;
    GateWorld.Counts counts = new GateWorld.Counts();
    for (long seed = first; seed <= last; seed++) {
      counts.add(run(seed));
    }
    System.out.println("Gate simulation: " + counts);
    if (world == null) {
      assertThat(counts.closedForAll).isPositive();
      assertThat(counts.probes).isPositive();
      assertThat(counts.cancelled).isPositive();
      assertThat(counts.tooLate).isPositive();
    }
  }

  private static GateWorld.Counts run(long seed) {
    GateWorld world = new GateWorld(seed);
    try {
      world.run();
      return world.counts;
    } catch (RuntimeException | Error e) {
      throw new AssertionError("world -Dclerk4j.world=" + seed + ": " + e.getMessage(), e);
    }
  }
}
