package io.github.clerk4j.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerk4j.scenarios.ScenarioClient.Call;
import io.github.clerk4j.scenarios.ScenarioClient.Reply;
import io.github.clerk4j.testing.FakeResponse;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The outcomes of {@code protect}: section 3.3 of {@code docs/behavior.md}. */
abstract class ProtectScenarios extends ScenarioApplication {
  @ParameterizedTest(name = "3.3 {0}, {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        // row | query | page | API | action | with URLs; S and U are the statuses of signed out and
        // unauthorized
        "session, nothing asked       | tokens=session_token                 | 200 | 200 | 200 | 200",
        "session, has it              | tokens=session_token&role=org:member | 200 | 200 | 200 | 200",
        "session, lacks it            | tokens=session_token&role=org:owner  | U   | U   | U   | /unauthorized",
        "session, not accepted        | tokens=api_key                       | 401 | 401 | 401 | 401",
        "signed out                   | tokens=session_token                 | 307 | S   | 401 | /unauthenticated",
        "signed out, not accepted     | tokens=api_key                       | 401 | 401 | 401 | 401",
        "pending                      | tokens=session_token                 | 307 | S   | 401 | /unauthenticated",
        "pending, not accepted        | tokens=api_key                       | 401 | 401 | 401 | 401",
        "machine, nothing asked       | tokens=api_key                       | 200 | 200 | 200 | 200",
        "machine, lacks it            | tokens=any&role=org:member           | U   | U   | U   | U",
        "machine, not accepted        | tokens=session_token                 | 401 | 401 | 401 | 401",
        "unauthenticated machine      | tokens=api_key                       | 401 | 401 | 401 | 401",
        "unauthenticated machine, not accepted | tokens=session_token        | 401 | 401 | 401 | 401",
        "could not check              | tokens=api_key                       | 503 | 503 | 503 | 503",
      })
  void protectTable(String row, String query, String page, String api, String action, String urls)
      throws IOException {
    String path = "protect?" + query;
    assertOutcome(page, caller(row, get(path)).asPage().send());
    assertOutcome(api, caller(row, get(path)).send());
    assertOutcome(action, caller(row, get(path)).asServerAction().send());
    assertOutcome(urls, caller(row, get(path + "&urls=true")).send());
  }

  private Call caller(String row, Call call) {
    switch (row.split(",", 2)[0]) {
      case "session" -> call.bearer(world().token(world().member));
      case "pending" -> call.bearer(world().pendingToken(world().member));
      case "machine" -> call.bearer(world().apiKey());
      case "unauthenticated machine" -> call.bearer("ak_unknown");
      case "could not check" -> {
        world().fake().stub("POST", "/api_keys/verify", FakeResponse.of(503));
        call.bearer("ak_that_could_be_good");
      }
      default -> // neither a token nor a handshake
          call.cookies(
              "__client_uat=0; __clerk_db_jwt=" + world().fake().browsers().newDevBrowserToken());
    }
    return call;
  }

  private void assertOutcome(String expected, Reply reply) {
    switch (expected) {
      case "200" -> assertBody(reply, "pass");
      case "S" -> assertRejected(reply, signedOutStatus());
      case "U" -> assertRejected(reply, unauthorizedStatus());
      case "307" -> {
        assertRejected(reply, 307);
        assertThat(reply.location()).startsWith(SIGN_IN);
      }
      default -> {
        if (expected.startsWith("/")) {
          assertRejected(reply, 307);
          URI location = URI.create(reply.location()); // absolute on some frameworks
          assertThat(location.getPath()).isEqualTo(expected);
          assertThat(location.getHost()).isIn(null, URI.create(ScenarioWorld.ORIGIN).getHost());
        } else {
          assertRejected(reply, Integer.parseInt(expected));
        }
      }
    }
  }
}
