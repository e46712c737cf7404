package io.github.clerk4j;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RateLimitScenarioTest {
  @Test
  void everyCallGetsAResponseInTheEnd() throws Exception {
    RateLimitScenario.Figures figures = new RateLimitScenario().run(client -> client);

    System.out.println("Rate limit: " + figures);
    assertThat(figures.answered()).isEqualTo(RateLimitScenario.CALLS);
    assertThat(figures.failed()).isZero();
  }
}
