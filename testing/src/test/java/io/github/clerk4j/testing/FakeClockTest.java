package io.github.clerk4j.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class FakeClockTest {
  private static final Instant NOON = Instant.parse("2026-05-12T12:00:00Z");

  @Test
  void aFixedClockMovesOnlyIfMoved() {
    FakeClock clock = FakeClock.standingAt(NOON);

    clock.advance(Duration.ofSeconds(90));
    clock.advance(Duration.ofSeconds(-30));

    assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(60));
    clock.set(NOON);
    assertThat(clock.instant()).isEqualTo(NOON);
  }

  @Test
  void aTickingClockKeepsItsDistanceFromTheTimeOfDay() {
    FakeClock clock = FakeClock.ticking();

    clock.advance(Duration.ofDays(1));

    assertThat(Duration.between(Instant.now(), clock.instant()))
        .isBetween(Duration.ofHours(23), Duration.ofHours(25));
  }

  @Test
  void itIsTheSameClockInAnotherZone() {
    FakeClock clock = FakeClock.standingAt(NOON);
    FakeClock there = clock.withZone(ZoneId.of("Europe/Paris"));

    clock.advance(Duration.ofSeconds(1));

    assertThat(there.instant()).isEqualTo(NOON.plusSeconds(1));
    assertThat(there.getZone()).isEqualTo(ZoneId.of("Europe/Paris"));
  }
}
