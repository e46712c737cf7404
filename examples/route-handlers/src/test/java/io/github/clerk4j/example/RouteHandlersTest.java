package io.github.clerk4j.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerk4j.model.Json;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The example as its reader will meet it: over HTTP, signed out and signed in. */
class RouteHandlersTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient(); // does not follow redirects
  private static RunningApplication server;
  private static Lab demo;

  @BeforeAll
  static void start() throws IOException {
    server = RunningApplication.start();
    demo = server.lab();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void helloIsNotFoundWhenSignedOut() throws Exception {
    assertThat(signedOut("GET", "/api/hello").statusCode()).isEqualTo(404);
  }

  @Test
  void a404SaysWhatItMeans() throws Exception {
    assertThat(signedOut("GET", "/api/hello").body())
        .startsWith("404, because protect() hides this handler: Nobody is signed in");
    assertThat(signedIn("GET", "/other").body()).isEqualTo("404: there is no GET /other\n");
  }

  @Test
  void helloGreetsWhenSignedIn() throws Exception {
    assertAnswer(signedIn("GET", "/api/hello"), Map.of("message", "Hello world!"));
  }

  @Test
  void whoamiReturnsAnErrorIfSignedOut() throws Exception {
    HttpResponse<String> response = signedOut("GET", "/api/whoami");
    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(object(response)).isEqualTo(Map.of("error", "Error: No signed in user"));
  }

  @Test
  void whoamiTellsTheUserIdWhenSignedIn() throws Exception {
    assertAnswer(signedIn("GET", "/api/whoami"), Map.of("userId", demo.userId()));
  }

  @Test
  void externalReturnsAnErrorIfSignedOut() throws Exception {
    assertThat(signedOut("GET", "/api/external").statusCode()).isEqualTo(401);
  }

  @Test
  void externalReturnsTheDataSourcesRowsIfSignedIn() throws Exception {
    HttpResponse<String> response = signedIn("GET", "/api/external");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(object(response))
        .containsEntry("source", "external")
        .containsEntry("owner", demo.userId());
  }

  @Test
  void theDataSourceRejectsSessionTokensAndOtherTexts() throws Exception {
    assertThat(send("GET", "/data-source/rows", demo.token()).statusCode()).isEqualTo(401);
    assertThat(send("GET", "/data-source/rows", "x.y.z").statusCode()).isEqualTo(401);
    assertThat(signedOut("GET", "/data-source/rows").statusCode()).isEqualTo(401);
  }

  @Test
  void meReturnsAnErrorIfSignedOut() throws Exception {
    assertThat(signedOut("GET", "/api/me").statusCode()).isEqualTo(401);
  }

  @Test
  void meTellsIdAndAddressAndNothingPrivateWhenSignedIn() throws Exception {
    HttpResponse<String> response = signedIn("GET", "/api/me");
    assertAnswer(response, Map.of("userId", demo.userId(), "email", "ada@example.com"));
  }

  @Test
  void profileRedirectsToTheSignInPageWhenSignedOut() throws Exception {
    HttpResponse<String> response = signedOut("POST", "/api/profile");
    assertThat(response.statusCode()).isEqualTo(307);
    assertThat(response.headers().firstValue("Location")).hasValue("/sign-in");
  }

  @Test
  void profileChangesTheUserAndShowsNothingPrivateWhenSignedIn() throws Exception {
    HttpResponse<String> response = signedIn("POST", "/api/profile");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(object(response).get("user"))
        .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
        .containsEntry("id", demo.userId())
        .containsEntry("first_name", "John")
        .containsEntry("last_name", "Wick")
        .doesNotContainKey("private_metadata");
    assertThat(response.body()).doesNotContain("salary");
    assertThat(server.clerk().users().getUser(demo.userId()).lastName()).isEqualTo("Wick");
  }

  @Test
  void aTokenOfAnotherFrontEndIsSignedOut() throws Exception {
    HttpResponse<String> response =
        send("GET", "/api/hello", demo.tokenOf("https://other.example"));
    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.headers().firstValue("x-clerk-auth-reason"))
        .hasValue("token-invalid-authorized-parties");
  }

  @Test
  void otherPathsAndMethodsAreNotFound() throws Exception {
    assertThat(signedIn("GET", "/api/hello/more").statusCode()).isEqualTo(404);
    assertThat(signedIn("POST", "/api/hello").statusCode()).isEqualTo(404);
    assertThat(signedIn("GET", "/other").statusCode()).isEqualTo(404);
  }

  private static HttpResponse<String> signedOut(String method, String path) throws Exception {
    return send(method, path, null);
  }

  private static HttpResponse<String> signedIn(String method, String path) throws Exception {
    return send(method, path, demo.token());
  }

  private static HttpResponse<String> send(String method, String path, @Nullable String token)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.url().resolve(path)).method(method, BodyPublishers.noBody());
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  private static void assertAnswer(HttpResponse<String> response, Map<String, Object> expected) {
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(object(response)).isEqualTo(expected);
  }

  @SuppressWarnings("unchecked") // a JSON object is a map of strings to JSON
  private static Map<String, Object> object(HttpResponse<String> response) {
    return (Map<String, Object>) Json.read(Map.class, response.body());
  }
}
