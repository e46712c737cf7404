package io.github.clerk4j.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerk4j.model.Json;
import io.github.clerk4j.testing.ReceivedRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The exchange of an expired session token, and each code that says why there was none. */
class RefreshTest extends ScenarioTest {
  @Override
  String table() {
    return """
    id | title | given | status | reason | type | answer | decision
    2.8 non-eligible-no-refresh-cookie | - | live session=expired uat=1 | handshake | session-token-expired-refresh-non-eligible-no-refresh-cookie | session_token | fapi +__session |
    2.8 non-eligible-non-get | - | live session=expired uat=1 refresh=ok post | signed-out | session-token-expired-refresh-non-eligible-non-get | session_token | |
    2.8 missing-api-client | - | live no-secret jwt-key session=expired uat=1 refresh=ok | handshake | session-token-expired-refresh-missing-api-client | session_token | fapi +__session |
    2.8 sid is a dot | no other path is called | live session=dot-sid uat=1 refresh=ok | handshake | session-token-expired-refresh-expired-session-token-missing-sid-claim | session_token | fapi +__session |
    2.8 sid is two dots | no other path is called | live session=dots-sid uat=1 refresh=ok | handshake | session-token-expired-refresh-expired-session-token-missing-sid-claim | session_token | fapi +__session |
    2.8 expired-session-token-missing-sid-claim | - | live session=no-sid uat=1 refresh=ok | handshake | session-token-expired-refresh-expired-session-token-missing-sid-claim | session_token | fapi +__session |
    2.8 fetch-error | no answer | live session=expired uat=1 refresh=disconnect | handshake | session-token-expired-refresh-fetch-error | session_token | fapi +__session |
    2.8 the error's code | of the answer | live session=expired uat=1 refresh=session_not_found | handshake | session-token-expired-refresh-session_not_found | session_token | fapi +__session |
    2.8 the error's code, odd | what cannot stand in a header does not | live session=expired uat=1 refresh=odd-code | handshake | session-token-expired-refresh-unexpected-bapi-error | session_token | fapi +__session | 6
    2.8 unexpected-bapi-error | an answer without errors | live session=expired uat=1 refresh=html | handshake | session-token-expired-refresh-unexpected-bapi-error | session_token | fapi +__session |
    2.8 unexpected-sdk-error | no cookies | live session=expired uat=1 refresh=none | handshake | session-token-expired-refresh-unexpected-sdk-error | session_token | fapi +__session |
    2.8 unexpected-sdk-error, half a pair | what cannot be sent on is not | live session=expired uat=1 refresh=half\ud83d | handshake | session-token-expired-refresh-unexpected-sdk-error | session_token | fapi +__session | 6
    2.8 invalid-session-token | bad signature | live session=expired uat=1 refresh=bad | handshake | session-token-expired-refresh-invalid-session-token | session_token | fapi +__session |
    2.8 invalid-session-token, expired | expired anew | live session=expired uat=1 refresh=late | handshake | session-token-expired-refresh-invalid-session-token | session_token | fapi +__session |
    2.8 invalid-session-token, none | cookies without a session | live session=expired uat=1 refresh=no-session | handshake | session-token-expired-refresh-invalid-session-token | session_token | fapi +__session |
    2.8 refreshed | - | live session=expired uat=1 refresh=ok | signed-in | - | session_token | set-cookie=__session_ |
    2.8 refreshed, fetch | any GET | live session=expired uat=1 refresh=ok dest=empty | signed-in | - | session_token | set-cookie=__session_ |
    """;
  }

  @Test
  void clerkIsToldTheTokenTheRefreshTokenAndTheRequest() {
    Scenario scenario = scenario("live session=expired uat=1 refresh=ok accept=text/html ?a=1");
    world().authenticate(scenario);
    ReceivedRequest asked = refreshOf(scenario);

    ScenarioTokens tokens = world().tokens(scenario);
    assertThat(asked.line()).isEqualTo("POST /v1/sessions/" + tokens.session().id() + "/refresh");
    Map<?, ?> body = Json.read(Map.class, asked.body());
    assertThat(body.keySet())
        .map(String::valueOf)
        .containsExactlyInAnyOrder(
            "format", "expired_token", "refresh_token", "request_origin", "request_headers");
    assertThat(body.get("format")).isEqualTo("cookie");
    assertThat(body.get("expired_token")).isEqualTo(tokens.named("expired"));
    assertThat(body.get("refresh_token")).isEqualTo("ok");
    assertThat(body.get("request_origin")).isEqualTo("http://example.com");
    assertThat((Map<?, ?>) body.get("request_headers"))
        .isEqualTo(
            Map.of(
                "host", List.of("example.com"),
                "sec-fetch-dest", List.of("document"),
                "accept", List.of("text/html"),
                "cookie", new ScenarioRequest(tokens, scenario).build().headers("cookie")));
  }

  @Test
  void clerkIsToldWhereCookiesHaveSuffixes() {
    Scenario scenario = scenario("live own-session=org-expired own-uat=1 refresh=ok");
    world().authenticate(scenario);
    assertThat(refreshOf(scenario).line()).endsWith("/refresh?suffixed_cookies=true");
  }

  @Test
  void aTokenIsExchangedByOneCallAtMost() {
    Scenario scenario = scenario("live session=expired uat=1 refresh=html");
    world().authenticate(scenario);
    assertThat(world().asked(scenario)).filteredOn(RefreshTest::isRefresh).hasSize(1);
  }

  private static Scenario scenario(String given) {
    return Scenario.parse("2.8 | - | " + given + " | - | - | - | |").toList().get(0);
  }

  private ReceivedRequest refreshOf(Scenario scenario) {
    return world().asked(scenario).stream()
        .filter(RefreshTest::isRefresh)
        .findFirst()
        .orElseThrow();
  }

  private static boolean isRefresh(ReceivedRequest request) {
    return request.path().endsWith("/refresh");
  }
}
