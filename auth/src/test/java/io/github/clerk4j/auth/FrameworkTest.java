package io.github.clerk4j.auth;

import static io.github.clerk4j.auth.Requirement.role;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.clerk4j.testing.FakeResponse;
import io.github.clerk4j.token.TokenType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The part of the library that adapters for frameworks share. */
class FrameworkTest {
  private final Fixture fixture = new Fixture();

  @AfterEach
  void stop() {
    fixture.close();
  }

  /** Headers of a framework that are no map, such as those of Netty, Vert.x and Ktor. */
  private record OwnHeaders(Map<String, List<String>> lines) {
    Iterable<String> names() {
      return lines.keySet();
    }

    @Nullable List<String> getAll(String name) {
      return lines.get(name);
    }
  }

  @Test
  void aRequestIsReadFromHeadersThatAreNoMap() {
    OwnHeaders headers =
        new OwnHeaders(Map.of("authorization", List.of("Bearer " + fixture.token().sign())));
    ClerkRequest request = ClerkRequest.of("GET", "/api/hello", headers.names(), headers::getAll);
    assertThat(fixture.authenticator().authenticateRequest(request).isAuthenticated()).isTrue();
  }

  @Test
  void aHeaderThatIsGoneWhenItIsReadIsLeftOut() {
    ClerkRequest request = ClerkRequest.of("GET", "/", List.of("A"), name -> null);
    assertThat(request.headers("A")).isEmpty();
  }

  @Test
  void severalCookiesAreSeveralLines() {
    AuthResponse response =
        new AuthResponse(
            307, Map.of("Set-Cookie", List.of("a=1", "b=2"), "Location", List.of("/")), "");
    List<String> lines = new ArrayList<>();
    response.forEachHeader((name, line) -> lines.add(name + ": " + line));
    assertThat(lines).containsExactly("Location: /", "Set-Cookie: a=1", "Set-Cookie: b=2");
  }

  @Test
  void aRejectionIsFoundAmongTheCausesInWhichAFrameworkWrapsIt() {
    RequestState state = fixture.authenticator().authenticateRequest(Fixture.bearer("not.a.token"));
    ProtectException rejected =
        catchThrowableOfType(ProtectException.class, () -> state.toAuth().protect());
    Throwable wrapped = new IllegalStateException(new CompletionException(rejected));

    AuthResponse response = state.responseTo(wrapped);

    assertThat(response).isEqualTo(state.responseTo(rejected));
    assertThat(ProtectException.findIn(wrapped)).isSameAs(rejected);
    assertThat(state.responseTo(new IllegalStateException("no bug of the caller"))).isNull();
  }

  @Test
  void theResponseToARejectionHasTheHeadersOfTheState() {
    RequestState state =
        fixture
            .authenticator()
            .authenticateRequest(Fixture.bearer(fixture.token().sign()))
            .adding(
                Map.of("Set-Cookie", List.of("a=1", "b=2"), "Cache-Control", List.of("private")));
    ProtectException rejected =
        catchThrowableOfType(
            ProtectException.class, () -> state.toAuth().protect(role("org:owner")));

    AuthResponse response = state.responseTo(rejected);

    assertThat(response.status()).isEqualTo(404);
    assertThat(response.headers().get("set-cookie")).containsExactly("a=1", "b=2");
    assertThat(response.headers().get("cache-control")).containsExactly("no-store");
  }

  @Test
  void aRequestThatIsRedirectedDoesNotProceed() {
    RequestState state =
        RequestAuthenticator.builder(fixture.clerk)
            .publishableKey(fixture.fake.publishableKey())
            .clock(fixture.clock)
            .build()
            .authenticateRequest(
                Fixture.request(
                    "GET",
                    Map.of(
                        "Host",
                        List.of("app.example.com"),
                        "Sec-Fetch-Dest",
                        List.of("document"))));
    ProtectException redirected = catchThrowableOfType(ProtectException.class, state::proceed);

    assertThat(redirected.response()).isEqualTo(state.response());
    assertThat(redirected.status()).isEqualTo(307);
    assertThat(redirected.location()).contains("/v1/client/handshake");
    assertThat(state.responseTo(redirected)).isEqualTo(state.response());
  }

  @Test
  void aRequestThatGoesOnProceeds() {
    RequestState state = fixture.authenticator().authenticateRequest(Fixture.bearer("not.a.token"));
    assertThat(state.proceed()).isSameAs(state.toAuth());
  }

  @Test
  void causesThatGoInACircleEnd() {
    IllegalStateException one = new IllegalStateException("one");
    IllegalStateException other = new IllegalStateException("other", one);
    one.initCause(other);
    assertThat(ProtectException.findIn(one)).isNull();
  }

  @ParameterizedTest(name = "3.3 signed out, with a machine token: Accept: {0}")
  @ValueSource(strings = {"text/html", "application/json"})
  void aMachineIs401WhereASessionIsDemandedByTheAuthenticator(String accept) {
    RequestState state =
        fixture
            .authenticator()
            .authenticateRequest(
                Fixture.request(
                    "GET",
                    Map.of("Authorization", List.of("Bearer ak_1234"), "Accept", List.of(accept))));
    ProtectException rejected =
        catchThrowableOfType(ProtectException.class, () -> state.toAuth().protect());

    assertThat(rejected.status()).isEqualTo(401);
    assertThat(rejected.response().headers().get("WWW-Authenticate"))
        .containsExactly(
            "Bearer error=\"invalid_token\", error_description=\"" + state.reason() + "\"");
  }

  @Test
  void aSessionThatCouldNotBeCheckedIs503InAHandlerAndNoSignIn() {
    fixture.fake.stub("GET", "/jwks", FakeResponse.of(503));
    RequestState state =
        fixture
            .authenticator()
            .authenticateRequest(
                Fixture.request(
                    "GET",
                    Map.of(
                        "Authorization",
                        List.of("Bearer " + fixture.token().sign()),
                        "Accept",
                        List.of("text/html"))));
    ProtectException rejected =
        catchThrowableOfType(ProtectException.class, () -> state.toAuth().protect());

    assertThat(state.couldNotCheck()).isTrue();
    assertThat(rejected.status()).isEqualTo(503);
    assertThat(rejected.response().headers()).containsEntry("Retry-After", List.of("5"));
  }

  @Test
  void thePrincipalOfAUserIsTheUserIdAndItsRolesAreThoseOfTheOrganization() {
    Auth auth =
        fixture
            .authenticator()
            .authenticateRequest(Fixture.bearer(fixture.token().sign()))
            .toAuth();
    ClerkPrincipal principal = Objects.requireNonNull(ClerkPrincipal.of(auth));

    assertThat(principal).hasToString(fixture.ada.id());
    assertThat(principal.getName()).isEqualTo(fixture.ada.id());
    assertThat(principal.auth()).isSameAs(auth);
    assertThat(principal.isInRole("org:admin")).isTrue();
    assertThat(principal.isInRole("admin")).isTrue();
    assertThat(principal.isInRole("org:invoices:create")).isTrue();
    assertThat(principal.isInRole("org:owner")).isFalse();
    assertThat(principal.isInRole("")).isFalse();
    assertThat(principal.isInRole(null)).isFalse();
    assertThat(principal)
        .isEqualTo(ClerkPrincipal.of(auth))
        .hasSameHashCodeAs(ClerkPrincipal.of(auth));
  }

  @Test
  void aScopeOfAMachineIsNoRole() {
    MachineAuth machine = AuthObjects.machine(TokenType.API_KEY, AuthObjects.context());
    ClerkPrincipal principal = Objects.requireNonNull(ClerkPrincipal.of(machine));
    assertThat(principal.getName()).isEqualTo("user_1");
    assertThat(principal.isInRole("read:users")).isFalse();
  }

  @Test
  void anUnknownCallerHasNoPrincipal() {
    assertThat(ClerkPrincipal.of(new SignedOutAuth("pending", AuthObjects.context()))).isNull();
    assertThat(ClerkPrincipal.of(new InvalidTokenAuth(AuthObjects.context()))).isNull();
  }
}
