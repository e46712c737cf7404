package io.github.clerk4j.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerk4j.model.Json;
import io.github.clerk4j.testing.FakeClock;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The endpoints behind the page, without a browser. */
class DemoTest {
  private final HttpClient http = HttpClient.newHttpClient();
  private RunningApplication server;

  @BeforeEach
  void start() throws IOException {
    server = RunningApplication.start(FakeClock.ticking());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/web/main.js", "/web/base.css", "/web/mark.svg"})
  void filesComeFromTheClassPath(String path) throws Exception {
    assertThat(send("GET", path, "").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/web/none.js", "/web/..%2fApp.class", "/web/"})
  void otherFilesAreNotFound(String path) throws Exception {
    assertThat(send("GET", path, "").statusCode()).isEqualTo(404);
  }

  @Test
  void theSessionIsReadFromTheTokenWithoutACall() throws Exception {
    send("GET", "/demo/session", ""); // fetches the keys
    server.lab().takeDown();

    Map<?, ?> session = json(send("GET", "/demo/session", ""));

    assertThat(session.get("role")).isEqualTo("org:admin");
    assertThat((List<?>) session.get("claims")).isNotEmpty();
    assertThat(String.valueOf(session.get("access")))
        .contains("requirement=permission(\"org:invoices:create\")");
  }

  @Test
  void aCallSucceedsAfterAFault() throws Exception {
    assertThat(json(send("POST", "/lab/fail-once", "")).get("name")).isEqualTo("Ada Lovelace");
  }

  @Test
  void aSaveIsFollowedByAVerifiedWebhookAndARefusedOne() throws Exception {
    String form = "{\"firstName\":\"Ada\",\"lastName\":\"Byron\"}";

    Map<?, ?> saved = json(send("POST", "/demo/account", form));

    assertThat(saved.get("lastName")).isEqualTo("Byron");
    String webhooks = String.valueOf(saved.get("webhooks"));
    assertThat(webhooks)
        .containsSubsequence("status=200", "status=400")
        .contains("type=user.updated");
  }

  @Test
  void anApiKeyIsForItsHandlerUntilItIsRevoked() throws Exception {
    Map<?, ?> key = json(send("POST", "/api/keys", ""));
    String secret = String.valueOf(key.get("secret"));
    assertThat(send("GET", "/api/report", "", secret).statusCode()).isEqualTo(200);
    assertThat(send("GET", "/api/hello", "", secret).statusCode()).isNotEqualTo(200);
    assertThat(send("GET", "/api/report", "").statusCode()).isEqualTo(401);

    assertThat(send("DELETE", "/api/keys/" + key.get("id"), "").statusCode()).isEqualTo(200);

    assertThat(send("GET", "/api/report", "", secret).statusCode()).isEqualTo(401);
  }

  @Test
  void theLogTellsCallsWithAttemptsAndTimeAndNoSecrets() throws Exception {
    Map<?, ?> key = json(send("POST", "/api/keys", ""));
    send("POST", "/lab/fail-once", "");
    HttpRequest request = HttpRequest.newBuilder(server.url().resolve("/demo/log")).build();
    try (InputStream log = http.send(request, BodyHandlers.ofInputStream()).body();
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(log, StandardCharsets.UTF_8))) {
      StringBuilder text = new StringBuilder();
      while (text.indexOf("\"attempt\":2") < 0) {
        text.append(lines.readLine()).append('\n');
      }
      assertThat(text.toString())
          .contains("\"outcome\":\"503\"", "\"ms\":", "\"retryAfterMs\":", "id: 1\ndata: {")
          .doesNotContain(String.valueOf(key.get("secret")), "eyJ");
    }
  }

  @Test
  void aStormLosesNoCall() throws Exception {
    List<String> lines = send("POST", "/lab/storm", "").body().lines().toList();

    Map<?, ?> summary = Json.read(Map.class, lines.get(lines.size() - 1));
    assertThat(summary.get("calls")).isEqualTo(200L);
    assertThat(summary.get("failed")).isEqualTo(0L);
    assertThat(lines).filteredOn(line -> line.contains("\"status\":200")).hasSize(200);
  }

  private HttpResponse<String> send(String method, String path, String body) throws Exception {
    return send(method, path, body, server.lab().token());
  }

  private HttpResponse<String> send(String method, String path, String body, String token)
      throws Exception {
    return http.send(
        HttpRequest.newBuilder(server.url().resolve(path))
            .header("Authorization", "Bearer " + token)
            .method(method, BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private static Map<?, ?> json(HttpResponse<String> response) {
    assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
    return Json.read(Map.class, response.body());
  }
}
