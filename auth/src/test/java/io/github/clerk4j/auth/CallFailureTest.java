package io.github.clerk4j.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.clerk4j.ClerkClient;
import io.github.clerk4j.ClerkConfigurationException;
import io.github.clerk4j.ClerkException;
import io.github.clerk4j.testing.FakeResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallFailureTest {
  private final Fixture fixture = new Fixture();
  private final ClerkClient clerk = fixture.clerk.withOptions(options -> options.maxRetries(0));

  @AfterEach
  void stop() {
    fixture.close();
  }

  private Auth auth(Map<String, List<String>> more) {
    RequestAuthenticator authenticator =
        RequestAuthenticator.builder(clerk)
            .publishableKey(fixture.fake.publishableKey())
            .authorizedParties(Fixture.ORIGIN)
            .signInUrl("/sign-in")
            .protectStatuses(401, 403)
            .clock(fixture.clock)
            .build();
    Map<String, List<String>> headers = new LinkedHashMap<>(more);
    headers.put("Authorization", List.of("Bearer " + fixture.token().sign()));
    headers.put("Host", List.of("app.example.com"));
    return authenticator.authenticateRequest(Fixture.request("GET", headers)).toAuth();
  }

  private ClerkException rejection(FakeResponse response, Map<String, List<String>> headers) {
    Auth auth = auth(headers);
    fixture.fake.stub("GET", "/users/{user_id}", response);
    ClerkException failure = catchThrowableOfType(ClerkException.class, auth::currentUser);
    ClerkException rejection = auth.rejectionFor(failure);
    assertThat(rejection == failure || rejection.getCause() == failure).isTrue();
    return rejection;
  }

  private AuthResponse response(FakeResponse response) {
    return ((ProtectException) rejection(response, Map.of())).response();
  }

  @Test
  void aCallThatClerkDoesNotAnswerIs503WithRetryAfter() {
    for (FakeResponse each : List.of(FakeResponse.disconnect(), FakeResponse.of(502))) {
      AuthResponse response = response(each);
      assertThat(response.status()).isEqualTo(503);
      assertThat(response.headers().get("Retry-After")).containsExactly("5");
      assertThat(response.headers().get("Cache-Control")).containsExactly("no-store");
    }
  }

  @Test
  void anAnswerThatCannotBeReadIs503() {
    assertThat(response(FakeResponse.of(200, "<html>")).status()).isEqualTo(503);
  }

  @Test
  void aRateLimitIs503UntilItEnds() {
    AuthResponse response = response(FakeResponse.of(429).header("Retry-After", "17"));
    assertThat(response.status()).isEqualTo(503);
    assertThat(response.headers().get("Retry-After")).containsExactly("17");
  }

  @Test
  void aDeletedUserIsSignedOut() {
    AuthResponse response = response(FakeResponse.of(404));
    assertThat(response.status()).isEqualTo(401);
    assertThat(response.headers().get("WWW-Authenticate"))
        .containsExactly("Bearer error=\"invalid_token\", error_description=\"user-not-found\"");
    ProtectException page =
        (ProtectException)
            rejection(
                FakeResponse.of(404),
                Map.of("Sec-Fetch-Dest", List.of("document"), "Accept", List.of("text/html")));
    assertThat(page.status()).isEqualTo(307);
    assertThat(page.location()).contains("/sign-in?redirect_url=");
  }

  @Test
  void aMistakeInTheSettingsStaysOne() {
    assertThat(rejection(FakeResponse.of(401), Map.of())).isNotInstanceOf(ProtectException.class);
    ClerkException noKey = new ClerkConfigurationException("There is no secret key");
    assertThat(auth(Map.of()).rejectionFor(noKey)).isSameAs(noKey);
  }

  @Test
  void aMachineThatCouldNotBeCheckedHasTheWrongTypeWhereAUserIsDemanded() {
    fixture.fake.stub("POST", "/api_keys/verify", FakeResponse.disconnect());
    RequestAuthenticator authenticator =
        RequestAuthenticator.builder(clerk)
            .authorizedParties(Fixture.ORIGIN)
            .acceptedTokens(AcceptedTokens.any())
            .build();
    Auth auth = authenticator.authenticateRequest(Fixture.bearer("ak_1")).toAuth();
    ProtectException rejected = catchThrowableOfType(ProtectException.class, auth::protect);
    assertThat(rejected.status()).isEqualTo(401);
    assertThat(rejected.response().headers().get("WWW-Authenticate"))
        .containsExactly(
            "Bearer error=\"invalid_token\", error_description=\"token-type-mismatch\"");
  }
}
