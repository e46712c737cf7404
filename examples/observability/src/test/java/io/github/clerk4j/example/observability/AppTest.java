package io.github.clerk4j.example.observability;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AppTest {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  @Test
  void callsRetriesAndRequestsAreMeters() {
    App.run(registry);

    assertThat(registry.get("clerk.call").tags("operation", "getUser", "outcome", "200").timer())
        .satisfies(
            timer -> {
              assertThat(timer.count()).isEqualTo(3);
              assertThat(timer.totalTime(TimeUnit.NANOSECONDS)).isPositive();
            });
    assertThat(registry.get("clerk.call.retry").counter().count()).isEqualTo(2);
    assertThat(registry.get("clerk.call").tag("outcome", "404").timer().count()).isEqualTo(1);
    assertThat(registry.get("clerk.authentication").tag("outcome", "signed_in").timer().count())
        .isEqualTo(2);
    assertThat(registry.get("clerk.authentication").tag("reason", "token-invalid").timer().count())
        .isEqualTo(1);
    assertThat(registry.get("clerk.signature.cache.gets").tag("result", "hit").counter().count())
        .isEqualTo(1);
  }
}
