package io.github.clerk4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerk4j.scenarios.ScenarioClient.Reply;
import io.github.clerk4j.testing.FakeResponse;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** An outage of Clerk's before the application has keys. */
class OutageTest extends SpringTest {
  @Override
  Class<?> application() {
    return DefaultChainTest.Application.class;
  }

  @Override
  String[] properties() {
    return new String[] {"management.endpoint.health.show-details=always"};
  }

  @Test
  void theApplicationStaysHealthyAndRecovers() throws IOException {
    fake.stub("GET", "/jwks", FakeResponse.of(503));
    assertThat(client.get("/admin").bearer(token(ada)).send().status()).isEqualTo(503);
    Reply health = client.get("/actuator/health").send();
    assertThat(health.status()).isEqualTo(200);
    assertThat(health.body()).contains("\"status\":\"UP\"");
    assertThat(client.get("/actuator/health/clerk").send().body())
        .contains("\"status\":\"UNKNOWN\"", "\"lastFailure\"");
  }
}
