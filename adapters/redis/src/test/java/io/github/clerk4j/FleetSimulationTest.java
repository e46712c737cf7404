package io.github.clerk4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerk4j.FleetSimulation.Figures;
import io.github.clerk4j.FleetSimulation.Scenario;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The promises of the shared rate limiter for 1,000 services, on a simulated clock. */
@Tag("slow")
class FleetSimulationTest {
  @ParameterizedTest
  @EnumSource(names = {"SHARED", "RESTARTS", "SKEW"})
  void aFleetUsesTheLimitAndWastesNothing(Scenario scenario) {
    Figures figures = FleetSimulation.run(scenario);

    assertThat(figures.throughput()).isGreaterThan(0.95);
    assertThat(figures.wasted()).isLessThan(0.01);
    assertThat(figures.fairness()).isGreaterThan(0.95);
    assertThat(figures.lost()).isZero();
  }

  @Test
  void anOutageOfRedisLosesFewerThanOneCallInAThousand() {
    Figures figures = FleetSimulation.run(Scenario.OUTAGE);

    assertThat(figures.throughput()).isGreaterThan(0.95);
    assertThat(figures.lost()).isLessThan(12); // of 12,000
  }

  @Test
  void aGreedyBatchServiceDoesNotDelayInteractiveCalls() {
    Figures figures = FleetSimulation.run(Scenario.GREEDY);

    assertThat(figures.p99()).isLessThan(Duration.ofSeconds(1));
    assertThat(FleetSimulation.run(Scenario.GREEDY_UNSHARED).p99())
        .as("without the shared limiter")
        .isGreaterThan(Duration.ofSeconds(5));
  }
}
