package io.github.clerk4j.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerk4j.model.ClerkErrors;
import io.github.clerk4j.testing.junit.FakeClerkExtension;
import java.io.UncheckedIOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RequestsTest {
  @RegisterExtension private final FakeClerkExtension extension = FakeClerkExtension.create();
  private final FakeClerk clerk = extension.fake();
  private final Backend backend = new Backend(clerk);

  @Test
  void aRequestWithoutTheSecretKeyIsRejected() {
    Backend.Reply reply = backend.send(backend.request("GET", "/v1/users", ""));

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.code()).isEqualTo("authentication_invalid");
  }

  @Test
  void aRequestWithAnotherKeyIsRejected() {
    Backend.Reply reply =
        backend.send(
            backend.request("GET", "/v1/users", "").header("Authorization", "Bearer sk_test_x"));

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.code()).isEqualTo("clerk_key_invalid");
  }

  @Test
  void errorsHaveClerksFormat() {
    ClerkErrors errors = backend.get("/v1/users/user_none").as(ClerkErrors.class);

    assertThat(errors.clerkTraceId()).matches("[0-9a-f]{32}");
    assertThat(errors.errors()).hasSize(1);
    assertThat(errors.errors().get(0).code()).isEqualTo("resource_not_found");
    assertThat(errors.errors().get(0).longMessage()).contains("user_none");
    assertThat(errors.additionalProperties().names()).isEmpty();
  }

  @Test
  void anUnknownPathIsNotFound() {
    assertThat(backend.get("/v1/nothing").status()).isEqualTo(404);
    assertThat(backend.get("/v1/nothing").code()).isEqualTo("resource_not_found");
    assertThat(backend.send("PUT", "/v1/users", "{}").status()).isEqualTo(404);
    assertThat(backend.get("/v1").status()).isEqualTo(404);
  }

  @Test
  void everyResponseHasATraceId() {
    Backend.Reply error = backend.get("/v1/users/user_none");

    assertThat(backend.get("/v1/users").response().headers().firstValue("x-clerk-trace-id"))
        .hasValueSatisfying(id -> assertThat(id).matches("[0-9a-f]{32}"));
    assertThat(error.response().headers().firstValue("x-clerk-trace-id"))
        .hasValue(error.as(ClerkErrors.class).clerkTraceId());
  }

  @Test
  void aBodyThatIsNotJsonIsRejected() {
    assertThat(backend.send("POST", "/v1/users", "{").status()).isEqualTo(400);
    assertThat(backend.send("POST", "/v1/users", "[]").status()).isEqualTo(400);
  }

  @Test
  void requestsAreLoggedAsTheyCameIn() {
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
  void nothingShowsASecretInItsText() {
    backend.post("/v1/users", Map.of("password", "hidden password"));

    assertThat(clerk.requests().toString()).doesNotContain(clerk.secretKey(), "hidden");
    assertThat(clerk.toString()).doesNotContain(clerk.secretKey());
    assertThat(FakeResponse.of(200, "a secret").header("a", "b secret").toString())
        .doesNotContain("secret");
  }

  @Test
  void enqueuedResponsesAreSentInOrderAndThenTheFakesOwn() {
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
  void aStubLastsUntilResponsesAreReset() {
    clerk.stub("GET", "/users/{user_id}", FakeResponse.of(500));

    assertThat(backend.get("/v1/users/user_1").status()).isEqualTo(500);
    assertThat(backend.get("/v1/users/user_2").status()).isEqualTo(500);
    assertThat(backend.get("/v1/users").status()).isEqualTo(200);
    clerk.resetResponses();
    assertThat(backend.get("/v1/users/user_1").status()).isEqualTo(404);
  }

  @Test
  void aConnectionBreaksBeforeOrWithinAResponse() {
    clerk.stub("GET", "/jwks", FakeResponse.disconnect());
    clerk.stub("GET", "/users", FakeResponse.of(200, "[" + " ".repeat(100_000) + "]").cutShort());

    assertThatThrownBy(() -> backend.get("/v1/jwks")).isInstanceOf(UncheckedIOException.class);
    assertThatThrownBy(() -> backend.get("/v1/users")).isInstanceOf(UncheckedIOException.class);
    assertThat(clerk.requests().get(0).status()).isEqualTo(0);
  }

  @Test
  void aGetWithABodyGetsTheResponseOfOneWithout() {
    Backend.Reply first = backend.send("GET", "/v1/users", "{\"limit\":1}");
    Backend.Reply second = backend.get("/v1/users");

    assertThat(first.status()).isEqualTo(200);
    assertThat(second.status()).isEqualTo(200);
    assertThat(clerk.requests().get(0).body()).isEqualTo("{\"limit\":1}");
  }

  @Test
  void aBodyOfAnyDepthGetsAResponse() {
    String deep = "{\"public_metadata\":" + "[".repeat(200_000) + "]".repeat(200_000) + "}";

    assertThat(backend.send("POST", "/v1/users", deep).status()).isBetween(400, 500);
  }

  @Test
  void silenceLastsUntilTheClientGivesUp() {
    clerk.enqueue(FakeResponse.silence());

    assertThatThrownBy(
            () ->
                backend.send(
                    backend.request("GET", "/v1/jwks", "").timeout(Duration.ofMillis(200))))
        .hasCauseInstanceOf(HttpTimeoutException.class);
  }

  @Test
  void instancesShareNothing() {
    try (FakeClerk other = FakeClerk.start()) {
      clerk.addUser("ada@example.com");

      assertThat(new Backend(other).get("/v1/users").list()).isEmpty();
      assertThat(other.secretKey()).isNotEqualTo(clerk.secretKey());
      assertThat(other.jwtKey()).isNotEqualTo(clerk.jwtKey());
    }
  }
}
