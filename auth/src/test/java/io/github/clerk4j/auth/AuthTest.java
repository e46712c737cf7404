package io.github.clerk4j.auth;

import static io.github.clerk4j.auth.Requirement.permission;
import static io.github.clerk4j.auth.Requirement.role;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.clerk4j.ClerkConfigurationException;
import io.github.clerk4j.model.User;
import io.github.clerk4j.testing.TokenBuilder;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an auth object tells, demands and fetches. */
class AuthTest {
  private final Fixture fixture = new Fixture();

  @AfterEach
  void stop() {
    fixture.close();
  }

  @Test
  void tellsWhoIsCalling() {
    for (TokenBuilder token : List.of(fixture.token(), fixture.token().version1())) {
      SessionAuth auth = auth(token).protect();
      assertThat(auth.isAuthenticated()).isTrue();
      assertThat(auth.userId()).isEqualTo(fixture.ada.id());
      assertThat(auth.sessionId()).isEqualTo(fixture.session.id());
      assertThat(auth.orgId()).isEqualTo(fixture.engines.id());
      assertThat(auth.orgSlug()).isEqualTo("analytical-engines");
      assertThat(auth.orgRole()).isEqualTo("org:admin");
      assertThat(auth.orgPermissions())
          .containsExactlyInAnyOrder("org:invoices:create", "org:invoices:read");
      assertThat(auth.actor()).isNull();
    }
  }

  @Test
  void hasRolesAndPermissionsOfTheActiveOrganization() {
    for (TokenBuilder token : List.of(fixture.token(), fixture.token().version1())) {
      Auth auth = auth(token);
      assertThat(auth.has(role("org:admin"))).isTrue();
      assertThat(auth.has(role("admin"))).isTrue();
      assertThat(auth.has(role("org:member"))).isFalse();
      assertThat(auth.has(permission("org:invoices:create"))).isTrue();
      assertThat(auth.has(permission("invoices:create"))).isTrue();
      assertThat(auth.has(permission("org:invoices:delete"))).isFalse();
      assertThat(auth.has(role("org:admin"), permission("org:invoices:delete"))).isFalse();
      assertThat(auth.has()).isFalse();
    }
  }

  @Test
  void hasNothingWithoutAnActiveOrganization() {
    Auth auth =
        auth(
            fixture
                .fake
                .sessionToken(fixture.fake.signIn(fixture.ada))
                .authorizedParty(Fixture.ORIGIN));
    assertThat(auth.isAuthenticated()).isTrue();
    assertThat(auth.orgId()).isNull();
    assertThat(auth.has(role("org:admin"))).isFalse();
    assertThat(auth.has(permission("org:invoices:create"))).isFalse();
  }

  @Test
  void protectLetsPassWhoHasWhatIsDemanded() {
    assertThat(auth(fixture.token()).protect(role("org:admin")).userId())
        .isEqualTo(fixture.ada.id());
  }

  @Test
  void protectAnswers404ToWhoeverLacksSomething() {
    Auth auth = auth(fixture.token());
    ProtectException refused =
        catchThrowableOfType(ProtectException.class, () -> auth.protect(role("org:owner")));
    assertThat(refused.status()).isEqualTo(404);
    assertThat(refused.location()).isNull();
    ProtectException redirected =
        catchThrowableOfType(
            ProtectException.class,
            () -> auth.protect(p -> p.require(role("org:owner")).unauthorizedUrl("/upgrade")));
    assertThat(redirected.status()).isEqualTo(307);
    assertThat(redirected.location()).isEqualTo("/upgrade");
  }

  @Test
  void protectAnswers404ToSignedOutRequestsAndRedirectsPages() {
    RequestAuthenticator authenticator =
        RequestAuthenticator.builder(fixture.clerk)
            .signInUrl("https://accounts.example.com/sign-in")
            .build();
    Auth api = authenticator.authenticateRequest(Fixture.request("GET", Map.of())).toAuth();
    ProtectException hidden = catchThrowableOfType(ProtectException.class, api::protect);
    assertThat(hidden.status()).isEqualTo(404);

    Auth page =
        authenticator
            .authenticateRequest(Fixture.request("GET", Map.of("Accept", List.of("text/html,*/*"))))
            .toAuth();
    ProtectException sent = catchThrowableOfType(ProtectException.class, page::protect);
    assertThat(sent.status()).isEqualTo(307);
    assertThat(sent.location()).isEqualTo("https://accounts.example.com/sign-in");

    ProtectException chosen =
        catchThrowableOfType(
            ProtectException.class, () -> api.protect(p -> p.unauthenticatedUrl("/sign-in")));
    assertThat(chosen.status()).isEqualTo(307);
    assertThat(chosen.location()).isEqualTo("/sign-in");
  }

  @Test
  void aSignedOutRequestHasNothing() {
    Auth auth =
        fixture.authenticator().authenticateRequest(Fixture.request("GET", Map.of())).toAuth();
    assertThat(auth.isAuthenticated()).isFalse();
    assertThat(auth.userId()).isNull();
    assertThat(auth.sessionId()).isNull();
    assertThat(auth.getToken()).isNull();
    assertThat(auth.getToken("supabase")).isNull();
    assertThat(auth.currentUser()).isNull();
    assertThat(auth.has(role("org:admin"))).isFalse();
    assertThat(fixture.fake.requests()).isEmpty();
  }

  @Test
  void currentUserIsFetchedOnceHoweverManyAsk() {
    Auth auth = auth(fixture.token());
    fixture.fake.clearRequests();
    List<User> users = IntStream.range(0, 16).parallel().mapToObj(i -> auth.currentUser()).toList();
    assertThat(users).allMatch(user -> user.id().equals(fixture.ada.id()));
    assertThat(fixture.fake.requests()).hasSize(1);
  }

  @Test
  void withoutAClientNothingCanBeFetchedAndTheMessageSaysWhy() {
    RequestAuthenticator networkless =
        RequestAuthenticator.builder().jwtKey(fixture.fake.jwtKey()).clock(fixture.clock).build();
    Auth auth = networkless.authenticateRequest(Fixture.bearer(fixture.token().sign())).toAuth();
    assertThat(auth.isAuthenticated()).isTrue();
    assertThatThrownBy(auth::currentUser)
        .isInstanceOf(ClerkConfigurationException.class)
        .hasMessageContaining("RequestAuthenticator.builder(clerkClient)");
  }

  @Test
  void aPendingSessionCountsAsSignedOutUnlessAskedOtherwise() {
    RequestState state =
        fixture
            .authenticator()
            .authenticateRequest(Fixture.bearer(fixture.token().claim("sts", "pending").sign()));
    assertThat(state.isAuthenticated()).isTrue();
    assertThat(state.toAuth())
        .isInstanceOfSatisfying(
            SignedOutAuth.class, auth -> assertThat(auth.sessionStatus()).isEqualTo("pending"));
    assertThat(state.toAuth(false).userId()).isEqualTo(fixture.ada.id());
  }

  private Auth auth(TokenBuilder token) {
    return fixture.authenticator().authenticateRequest(Fixture.bearer(token.sign())).toAuth();
  }
}
