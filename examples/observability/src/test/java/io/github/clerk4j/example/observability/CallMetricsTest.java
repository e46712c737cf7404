package io.github.clerk4j.example.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerk4j.ClerkClient;
import io.github.clerk4j.NotFoundException;
import io.github.clerk4j.testing.FakeClerk;
import io.github.clerk4j.testing.FakeResponse;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallMetricsTest {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final FakeClerk fake = FakeClerk.start();
  private final ClerkClient clerk =
      ClerkClient.builder()
          .secretKey(fake.secretKey())
          .apiUrl(fake.apiUrl())
          .listener(new CallMetrics(registry))
          .build();

  @AfterEach
  void close() {
    clerk.close();
    fake.close();
  }

  @Test
  void retriedAttemptsAreDistinctFromFinalOnes() {
    String id = fake.addUser("ada@example.com").id();
    fake.enqueue(FakeResponse.of(503).header("Retry-After", "0"));

    clerk.users().getUser(id);

    assertThat(timer("getUser", "503", false).count()).isEqualTo(1);
    assertThat(timer("getUser", "200", true).count()).isEqualTo(1);
    assertThat(timer("getUser", "200", true).totalTime(TimeUnit.NANOSECONDS)).isPositive();
  }

  @Test
  void idsDoNotBecomeTags() {
    assertThatThrownBy(() -> clerk.users().getUser("user_1")).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> clerk.users().getUser("user_2")).isInstanceOf(NotFoundException.class);

    assertThat(registry.getMeters()).hasSize(1);
    assertThat(timer("getUser", "404", true).count()).isEqualTo(2);
  }

  private Timer timer(String operation, String outcome, boolean last) {
    return registry
        .get("clerk.attempts")
        .tag("operation", operation)
        .tag("outcome", outcome)
        .tag("last", String.valueOf(last))
        .timer();
  }
}
