package io.github.clerk4j.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerk4j.testing.junit.FakeClerkExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StubTest {
  @RegisterExtension private final FakeClerkExtension fake = FakeClerkExtension.create();

  @Test
  void aPathThatClerkDoesNotHaveIsRejectedWithNearOnes() {
    assertThatThrownBy(() -> stub("GET", "/user/{user_id}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("stub must be for an operation: GET /user/{user_id}. Near ones: ")
        .hasMessageContaining("GET /users/{user_id}")
        .hasMessageEndingWith(". For others, call stubOther.");
  }

  @Test
  void aMethodThatAPathDoesNotHaveIsRejectedWithThoseThatItHas() {
    assertThatThrownBy(() -> stub("PUT", "/users"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "stub must be for an operation: PUT /users. There is POST /users, GET /users. For"
                + " others, call stubOther.");
  }

  @Test
  void aMalformedMethodOrPathIsRejected() {
    assertThatThrownBy(() -> stub("get", "/users"))
        .hasMessage("method must be in upper case, such as GET: get");
    assertThatThrownBy(() -> stub("GET", "/v1/users"))
        .hasMessageEndingWith("such as /users/{user_id}: /v1/users");
    assertThatThrownBy(() -> stub("GET", "/users?limit=1"))
        .hasMessageEndingWith("such as /users/{user_id}: /users?limit=1");
  }

  @Test
  void idsAndAnyNamesOfVariablesAreAccepted() {
    stub("GET", "/users/user_1");
    stub("GET", "/users/{id}");

    assertThat(new Backend(fake.fake()).get("/v1/users/user_1").status()).isEqualTo(418);
  }

  @Test
  void theFrontendApiIsKnownToo() {
    stub("GET", "/client/handshake");
    stub("POST", "/client/sessions/{session_id}/tokens");
    stub("GET", "/jwks");
  }

  @Test
  void anotherEndpointNeedsStubOther() {
    Backend backend = new Backend(fake.fake());
    assertThat(backend.get("/v1/horses").response().body()).contains("stubOther");

    fake.fake().stubOther("GET", "/horses", FakeResponse.of(418));

    assertThat(backend.get("/v1/horses").status()).isEqualTo(418);
  }

  private void stub(String method, String path) {
    fake.fake().stub(method, path, FakeResponse.of(418));
  }
}
