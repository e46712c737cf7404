package io.github.clerk4j.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerk4j.model.User;
import io.github.clerk4j.testing.junit.FakeClerkExtension;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FaultsTest {
  private static final String USERS = "/v1/users";

  private final FakeClock clock = FakeClock.standingAt(Instant.parse("2026-05-12T12:00:00Z"));

  @RegisterExtension
  private final FakeClerkExtension extension = FakeClerkExtension.of(it -> it.clock(clock));

  private final FakeClerk clerk = extension.fake();
  private final Backend backend = new Backend(clerk);
  private final User ada = clerk.addUser("ada@example.com");

  @Test
  void requestsBeyondARateLimitGet429UntilThePeriodIsOver() {
    clerk.faults().rateLimit(2, Duration.ofMillis(2500));

    assertThat(backend.get(USERS).status()).isEqualTo(200);
    assertThat(backend.get("/v1/sessions?user_id=" + ada.id()).status()).isEqualTo(200);
    clock.advance(Duration.ofMillis(400));
    Backend.Reply third = backend.get(USERS);
    assertThat(third.status()).isEqualTo(429);
    assertThat(third.code()).isEqualTo("too_many_requests");
    assertThat(third.response().headers().firstValue("Retry-After")).hasValue("3");
    assertThat(backend.get("/v1/jwks").status()).isEqualTo(200);
    clock.advance(Duration.ofMillis(2100));
    assertThat(backend.get(USERS).status()).isEqualTo(200);
  }

  @Test
  void theLimitsThatClerkDocumentsHoldForAllRequestsAndForSingleResources() {
    clerk.faults().rateLimits();
    User bob = clerk.addUser("bob@example.com");

    for (int i = 0; i < 10; i++) {
      String path = USERS + "/" + ada.id() + (i % 2 == 0 ? "" : "/metadata");
      assertThat(backend.patch(path, "{}").status()).isEqualTo(200);
    }
    assertThat(backend.patch(USERS + "/" + ada.id(), "{}").status()).isEqualTo(429);
    assertThat(backend.patch(USERS + "/" + bob.id(), "{}").status()).isEqualTo(200);
    for (int i = 11; i < 100; i++) {
      assertThat(backend.get(USERS).status()).isEqualTo(200);
    }
    assertThat(backend.get(USERS).status()).isEqualTo(429);
    clock.advance(Duration.ofSeconds(10));
    assertThat(backend.patch(USERS + "/" + ada.id(), "{}").status()).isEqualTo(200);
  }

  @Test
  void anOutageLastsUntilItIsClosed() {
    Fault outage = clerk.faults().outage();

    assertThat(backend.get(USERS).status()).isEqualTo(503);
    assertThat(new Visitor().get(clerk.signInUrl()).status()).isEqualTo(503);
    outage.close();
    outage.close();
    assertThat(backend.get(USERS).status()).isEqualTo(200);
  }

  @Test
  void connectionsAreRefusedAndThenAcceptedAgainOnTheSamePort() {
    backend.get(USERS);
    Fault refused = clerk.faults().refuseConnections();

    assertThatThrownBy(() -> backend.get(USERS))
        .isInstanceOf(UncheckedIOException.class)
        .hasCauseInstanceOf(ConnectException.class);
    refused.close();
    assertThat(backend.get(USERS).status()).isEqualTo(200);
  }

  @Test
  void connectionsAreReset() throws IOException {
    Fault reset = clerk.faults().resetConnections();

    URI url = URI.create(clerk.apiUrl());
    try (Socket socket = new Socket(url.getHost(), url.getPort())) {
      socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: h\r\n\r\n".getBytes(UTF_8));
      assertThatThrownBy(() -> socket.getInputStream().read())
          .isInstanceOf(SocketException.class)
          .hasMessageContaining("reset");
    }
    reset.close();
    assertThat(backend.get(USERS).status()).isEqualTo(200);
  }

  @Test
  void responsesAreLateOrComeInPieces() {
    clerk.faults().latency(Duration.ofMillis(60));
    clerk.faults().slowBodies(Duration.ofMillis(60));

    long start = System.nanoTime();
    assertThat(backend.get(USERS).list()).hasSize(1);

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(110));
  }

  @Test
  void clearEndsAllFaults() {
    clerk.faults().outage(500);
    clerk.faults().rateLimit(1, Duration.ofHours(1));
    clerk.faults().refuseConnections();

    clerk.faults().clear();

    assertThat(backend.get(USERS).status()).isEqualTo(200);
  }

  @Test
  void stubbedResponsesGoBeforeAnOutage() {
    clerk.faults().outage();
    clerk.stub(
        "GET",
        "/users/count",
        FakeResponse.of(200, "{\"object\":\"total_count\",\"total_count\":7}"));

    assertThat(backend.get("/v1/users/count").status()).isEqualTo(200);
    assertThat(backend.get(USERS).status()).isEqualTo(503);
  }
}
