package io.github.clerk4j.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerk4j.testing.Answer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** Lines of the log while Clerk is down: one when it begins, and one when it ends. */
@ResourceLock(Resources.SYSTEM_ERR)
class OutageTest {
  private final Fixture fixture = new Fixture();
  private final PrintStream before = System.err;
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();

  @BeforeEach
  void listen() {
    System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void stop() {
    System.setErr(before);
    fixture.close();
  }

  @Test
  void anOutageOfTheKeysIsOneWarningWhenItBeginsAndOneInfoWhenItEnds() {
    RequestAuthenticator authenticator = fixture.authenticator();
    log.reset();
    for (int outage = 1; outage <= 2; outage++) {
      fixture.fake.answerAlways("GET", "/jwks", Answer.of(500));
      for (int i = 0; i < 3; i++) {
        fixture.clock.advance(Duration.ofHours(2)); // so that no key is known
        assertThat(authenticate(authenticator, fixture.token().sign()).couldNotCheck()).isTrue();
      }
      fixture.fake.answerNormally();
      fixture.clock.advance(Duration.ofSeconds(2));
      assertThat(authenticate(authenticator, fixture.token().sign()).isAuthenticated()).isTrue();
    }
    assertThat(lines("WARN"))
        .hasSize(2)
        .allMatch(each -> each.contains("keys that verify tokens cannot be fetched"))
        .allMatch(each -> each.contains("GET /jwks: 500"));
    assertThat(lines("INFO")).hasSize(2).allMatch(each -> each.contains("after PT4H"));
  }

  @Test
  void anOutageForApiKeysIsOneWarningAndOneInfoToo() {
    RequestAuthenticator authenticator =
        RequestAuthenticator.builder(fixture.clerk)
            .acceptedTokens(AcceptedTokens.any())
            .clock(fixture.clock)
            .build();
    log.reset();
    fixture.fake.answerAlways("POST", "/api_keys/verify", Answer.disconnect());
    for (int i = 0; i < 3; i++) {
      assertThat(authenticate(authenticator, "ak_secret_" + i).couldNotCheck()).isTrue();
    }
    fixture.fake.answerNormally();
    assertThat(authenticate(authenticator, "ak_secret_0").couldNotCheck()).isFalse();

    assertThat(lines("WARN")).hasSize(1).allMatch(each -> each.contains("API keys"));
    assertThat(lines("INFO")).hasSize(1);
    assertThat(log.toString(StandardCharsets.UTF_8)).doesNotContain("ak_secret");
  }

  @Test
  void aBogusApiKeyIsNoOutage() {
    RequestAuthenticator authenticator =
        RequestAuthenticator.builder(fixture.clerk)
            .acceptedTokens(AcceptedTokens.any())
            .clock(fixture.clock)
            .build();
    log.reset();
    assertThat(authenticate(authenticator, "ak_bogus").isAuthenticated()).isFalse();
    assertThat(log.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  private static RequestState authenticate(RequestAuthenticator authenticator, String token) {
    return authenticator.authenticateRequest(Fixture.bearer(token));
  }

  private List<String> lines(String level) {
    return log.toString(StandardCharsets.UTF_8)
        .lines()
        .filter(each -> each.contains(" " + level + " "))
        .filter(each -> each.contains("io.github.clerk4j.token - "))
        .toList();
  }
}
