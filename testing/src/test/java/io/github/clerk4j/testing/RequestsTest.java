package io.github.clerk4j.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerk4j.model.ClerkErrors;
import java.io.UncheckedIOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RequestsTest {
  private final FakeClerk clerk = FakeClerk.start();
  private final Backend backend = new Backend(clerk);

  @AfterEach
  void stop() {
    clerk.close();
  }

  @Test
  void a_request_without_the_secret_key_is_refused() {
    Backend.Reply reply = backend.send(backend.request("GET", "/v1/users", ""));

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.code()).isEqualTo("authentication_invalid");
  }

  @Test
  void a_request_with_another_key_is_refused() {
    Backend.Reply reply =
        backend.send(
            backend.request("GET", "/v1/users", "").header("Authorization", "Bearer sk_test_x"));

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.code()).isEqualTo("clerk_key_invalid");
  }

  @Test
  void errors_have_clerks_format() {
    ClerkErrors errors = backend.get("/v1/users/user_none").as(ClerkErrors.class);

    assertThat(errors.clerkTraceId()).matches("[0-9a-f]{32}");
    assertThat(errors.errors()).hasSize(1);
    assertThat(errors.errors().get(0).code()).isEqualTo("resource_not_found");
    assertThat(errors.errors().get(0).longMessage()).contains("user_none");
    assertThat(errors.additionalProperties().names()).isEmpty();
  }

  @Test
  void a_request_that_is_not_known_is_answered_with_its_name() {
    Backend.Reply reply = backend.post("/v1/domains", Map.of());

    assertThat(reply.status()).isEqualTo(501);
    assertThat(reply.code()).isEqualTo("not_in_fake_clerk");
    assertThat(reply.response().body()).contains("POST /v1/domains");
  }

  @Test
  void a_body_that_is_not_json_is_refused() {
    assertThat(backend.send("POST", "/v1/users", "{").status()).isEqualTo(400);
    assertThat(backend.send("POST", "/v1/users", "[]").status()).isEqualTo(400);
  }

  @Test
  void requests_are_logged_as_they_came_in() {
    backend.send(
        backend
            .request("POST", "/v1/users?a=1%202&a=", "{\"x\":1}")
            .header("Authorization", "Bearer " + clerk.secretKey())
            .header("Clerk-API-Version", "2026-05-12"));

    ReceivedRequest request = clerk.requests().get(0);

    assertThat(request.line()).isEqualTo("POST /v1/users?a=1%202&a=");
    assertThat(request.query("a")).isEqualTo(List.of("1 2", ""));
    assertThat(request.apiVersion()).isEqualTo("2026-05-12");
    assertThat(request.headers()).containsKey("authorization").containsKey("Authorization");
    assertThat(request.body()).isEqualTo("{\"x\":1}");
    assertThat(request.status()).isEqualTo(422);
    clerk.clearRequests();
    assertThat(clerk.requests()).isEmpty();
  }

  @Test
  void nothing_shows_a_secret_in_its_text() {
    backend.post("/v1/users", Map.of("password", "hidden password"));

    assertThat(clerk.requests().toString()).doesNotContain(clerk.secretKey(), "hidden");
    assertThat(clerk.toString()).doesNotContain(clerk.secretKey());
    assertThat(FakeResponse.of(200, "a secret").header("a", "b secret").toString())
        .doesNotContain("secret");
  }

  @Test
  void next_answers_are_given_in_their_order_and_then_it_is_as_before() {
    clerk.enqueue(
        FakeResponse.error(429, "too_many_requests", "slow down").header("Retry-After", "2"),
        FakeResponse.of(503));

    Backend.Reply first = backend.get("/v1/users");

    assertThat(first.status()).isEqualTo(429);
    assertThat(first.code()).isEqualTo("too_many_requests");
    assertThat(first.response().headers().firstValue("Retry-After")).hasValue("2");
    assertThat(backend.get("/v1/users").status()).isEqualTo(503);
    assertThat(backend.get("/v1/users").status()).isEqualTo(200);
  }

  @Test
  void an_answer_for_one_path_lasts_until_it_is_taken_back() {
    clerk.stub("GET", "/users/{user_id}", FakeResponse.of(500));

    assertThat(backend.get("/v1/users/user_1").status()).isEqualTo(500);
    assertThat(backend.get("/v1/users/user_2").status()).isEqualTo(500);
    assertThat(backend.get("/v1/users").status()).isEqualTo(200);
    clerk.resetResponses();
    assertThat(backend.get("/v1/users/user_1").status()).isEqualTo(404);
  }

  @Test
  void a_connection_breaks_before_or_in_the_middle_of_an_answer() {
    clerk.stub("GET", "/jwks", FakeResponse.disconnect());
    clerk.stub("GET", "/users", FakeResponse.of(200, "[" + " ".repeat(100_000) + "]").cutShort());

    assertThatThrownBy(() -> backend.get("/v1/jwks")).isInstanceOf(UncheckedIOException.class);
    assertThatThrownBy(() -> backend.get("/v1/users")).isInstanceOf(UncheckedIOException.class);
    assertThat(clerk.requests().get(0).status()).isEqualTo(0);
  }

  @Test
  void aGetWithABodyIsAnsweredLikeOneWithout() {
    Backend.Reply first = backend.send("GET", "/v1/users", "{\"limit\":1}");
    Backend.Reply second = backend.get("/v1/users");

    assertThat(first.status()).isEqualTo(200);
    assertThat(second.status()).isEqualTo(200);
    assertThat(clerk.requests().get(0).body()).isEqualTo("{\"limit\":1}");
  }

  @Test
  void aBodyOfAnyDepthIsAnswered() {
    String deep = "{\"public_metadata\":" + "[".repeat(200_000) + "]".repeat(200_000) + "}";

    assertThat(backend.send("POST", "/v1/users", deep).status()).isBetween(400, 500);
  }

  @Test
  void silence_lasts_until_the_client_gives_up() {
    clerk.enqueue(FakeResponse.silence());

    assertThatThrownBy(
            () ->
                backend.send(
                    backend.request("GET", "/v1/jwks", "").timeout(Duration.ofMillis(200))))
        .hasCauseInstanceOf(HttpTimeoutException.class);
  }

  @Test
  void instances_share_nothing() {
    try (FakeClerk other = FakeClerk.start()) {
      clerk.addUser("ada@example.com");

      assertThat(new Backend(other).get("/v1/users").list()).isEmpty();
      assertThat(other.secretKey()).isNotEqualTo(clerk.secretKey());
      assertThat(other.jwtKey()).isNotEqualTo(clerk.jwtKey());
    }
  }
}
