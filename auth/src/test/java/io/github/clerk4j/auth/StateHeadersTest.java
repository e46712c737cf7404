package io.github.clerk4j.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which headers each state has, and how to answer by them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StateHeadersTest {
  private OracleWorld world;

  @BeforeAll
  void start() {
    world = new OracleWorld();
  }

  @AfterAll
  void stop() {
    world.close();
  }

  @ParameterizedTest(name = "2.11 {0}")
  @CsvSource({
    // row, given, names of headers
    "signed-in (plain),                live session=valid uat=1,            ''",
    "signed-in (refresh),              live session=expired uat=1 refresh=ok, set-cookie",
    "'signed-in (handshake, live)',    live handshake-cookie=valid,         access-control-allow-credentials access-control-allow-origin set-cookie",
    "'signed-in (handshake, dev)',     dev handshake-query=valid,           access-control-allow-credentials access-control-allow-origin cache-control location set-cookie",
    "signed-out,                       live,                                x-clerk-auth-reason x-clerk-auth-status",
    "'signed-out, message',            live bearer=x,                       x-clerk-auth-message x-clerk-auth-reason x-clerk-auth-status",
    "'signed-out (handshake, live)',   live handshake-cookie=none,          access-control-allow-credentials access-control-allow-origin set-cookie x-clerk-auth-reason x-clerk-auth-status",
    "'signed-out (handshake, dev)',    dev handshake-query=none,            access-control-allow-credentials access-control-allow-origin cache-control location set-cookie x-clerk-auth-reason x-clerk-auth-status",
    "handshake,                        live uat=1,                          cache-control location set-cookie x-clerk-auth-reason x-clerk-auth-status",
    "'handshake, message',             live session=nbf uat=1,              cache-control location set-cookie x-clerk-auth-message x-clerk-auth-reason x-clerk-auth-status",
  })
  void aStateHasTheHeaders(String row, String given, String names) {
    RequestState state = authenticate(given);
    assertThat(String.join(" ", state.headers().keySet())).as(row).isEqualTo(names);
    state
        .headers()
        .forEach(
            (name, lines) -> {
              assertThat(lines).isNotEmpty();
              assertThat(lines).allMatch(AuthHeaders::isClean);
            });
  }

  @Test
  void theHeadersSayWhatTheStateSays() {
    RequestState state = authenticate("live bearer=x");
    assertThat(state.headers())
        .containsEntry("x-clerk-auth-status", List.of("signed-out"))
        .containsEntry("x-clerk-auth-reason", List.of("token-invalid"))
        .containsEntry("x-clerk-auth-message", List.of(state.message()));
    assertThat(authenticate("live uat=1").headers())
        .containsEntry("x-clerk-auth-status", List.of("handshake"))
        .containsEntry("x-clerk-auth-reason", List.of("client-uat-but-no-session-token"))
        .containsEntry("cache-control", List.of("no-store"));
  }

  @Test
  void aMessageThatCannotBeAHeaderIsLeftOut() {
    Map<String, List<String>> headers =
        AuthHeaders.of(
            "signed-out", new AuthFailure("token-invalid", "a\r\nx: y", false), Map.of());
    assertThat(headers).containsOnlyKeys("x-clerk-auth-status", "x-clerk-auth-reason");
  }

  @Test
  void namesOfHeadersAreFoundWithoutRegardToCase() {
    RequestState state = authenticate("live uat=1");
    assertThat(state.headers().get("Set-Cookie")).isEqualTo(state.headers().get("set-cookie"));
    assertThat(Objects.requireNonNull(state.response()).headers().get("LOCATION")).hasSize(1);
  }

  @Test
  void aLocationIsToBeAnsweredWith307WhateverTheStatus() {
    for (String given : List.of("dev handshake-query=valid", "live uat=1")) {
      RequestState state = authenticate(given);
      assertThat(state.response())
          .isEqualTo(new AuthResponse(307, state.headers(), ""))
          .asString()
          .doesNotContain("http");
    }
    assertThat(authenticate("live session=valid uat=1").response()).isNull();
    assertThat(authenticate("live").response()).isNull();
  }

  private RequestState authenticate(String given) {
    return world.authenticate(
        Scenario.parse("2.11 | - | " + given + " | - | - | - | |").toList().get(0));
  }
}
