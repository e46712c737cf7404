package io.github.clerk4j.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerk4j.ClerkConfigurationException;
import io.github.clerk4j.NotFoundException;
import io.github.clerk4j.model.Json;
import io.github.clerk4j.model.Organization;
import io.github.clerk4j.model.User;
import io.github.clerk4j.testing.FakeResponse;
import io.github.clerk4j.token.TokenType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each kind of auth object tells, fetches and shows. */
class AuthObjectTest {
  private final Fixture fixture = new Fixture();
  private final AuthContext context =
      new AuthContext(
          new AuthSettings(
              fixture.clerk,
              new SignInPages(null, null, AuthObjects.KEY, false),
              ProtectStatuses.HIDDEN,
              TemplateTokenCache.cached(fixture.clock),
              null),
          RequestKind.API,
          new Redirects(
              new SignInPages(null, null, AuthObjects.KEY, false),
              RequestUrl.at("https://app.example.com", "/page"),
              null));

  @AfterEach
  void stop() {
    fixture.close();
  }

  @Test
  @DisplayName("1.6 session auth object: all that its token says")
  void aSessionTellsAllThatItsTokenSays() {
    SessionAuth auth =
        AuthObjects.session(
            """
            {"sid": "sess_1", "sts": "active", "v": 2, "fea": "o:inv", "fva": [3, -1],
             "act": {"sub": "user_2", "type": "agent"}, "mine": [1, {"a": true}],
             "o": {"id": "org_1", "slg": "acme", "rol": "admin", "per": "read", "fpm": "1"}}
            """);
    assertThat(auth.isAuthenticated()).isTrue();
    assertThat(auth.tokenType()).isEqualTo(TokenType.SESSION_TOKEN);
    assertThat(auth.userId()).isEqualTo("user_1");
    assertThat(auth.sessionId()).isEqualTo("sess_1");
    assertThat(auth.sessionStatus()).isEqualTo("active");
    assertThat(auth.actor()).containsEntry("sub", "user_2").containsEntry("type", "agent");
    assertThat(auth.orgId()).isEqualTo("org_1");
    assertThat(auth.orgSlug()).isEqualTo("acme");
    assertThat(auth.orgRole()).isEqualTo("org:admin");
    assertThat(auth.orgPermissions()).containsExactly("org:inv:read");
    assertThat(auth.factorVerificationAge()).isNotNull();
    assertThat(auth.sessionClaims().get("mine")).isEqualTo(List.of(1L, Map.of("a", true)));
    assertThat(auth.getToken()).isEqualTo("the.session.token");
  }

  @Test
  @DisplayName("1.6 session auth object: nothing that its token does not say")
  void aSessionTellsNothingThatItsTokenDoesNotSay() {
    SessionAuth auth = AuthObjects.session("{}");
    assertThat(auth.sessionId()).isNull();
    assertThat(auth.sessionStatus()).isNull();
    assertThat(auth.factorVerificationAge()).isNull();
    assertNothingOfAUser(auth, "user_1", null);
  }

  @Test
  @DisplayName("1.6 API key object: a user's or an organization's")
  void anApiKeyIsAUsersOrAnOrganizations() {
    ApiKeyAuth users = (ApiKeyAuth) AuthObjects.machine(TokenType.API_KEY, "user_9", context);
    assertMachine(users, TokenType.API_KEY, "user_9");
    assertThat(users.name()).isEqualTo("Nightly job");
    assertThat(users.claims()).containsEntry("tenant", "hidden-claim");
    assertNothingOfAUser(users, "user_9", null);
    Auth organizations = AuthObjects.machine(TokenType.API_KEY, "org_9", context);
    assertNothingOfAUser(organizations, null, "org_9");
    assertNothingOfAUser(AuthObjects.machine(TokenType.API_KEY, "mch_9", context), null, null);
  }

  @Test
  @DisplayName("1.6 M2M object")
  void anM2mTokenIsAMachines() {
    M2mAuth auth = (M2mAuth) AuthObjects.machine(TokenType.M2M_TOKEN, "mch_9", context);
    assertMachine(auth, TokenType.M2M_TOKEN, "mch_9");
    assertThat(auth.machineId()).isEqualTo("mch_9");
    assertThat(auth.claims()).containsEntry("tenant", "hidden-claim");
    assertNothingOfAUser(auth, null, null);
  }

  @Test
  @DisplayName("1.6 OAuth object")
  void anOAuthTokenIsAUsersAndAnApplications() {
    OAuthAuth auth = (OAuthAuth) AuthObjects.machine(TokenType.OAUTH_TOKEN, "user_9", context);
    assertMachine(auth, TokenType.OAUTH_TOKEN, "user_9");
    assertThat(auth.clientId()).isEqualTo("client_1");
    assertNothingOfAUser(auth, "user_9", null);
  }

  @Test
  @DisplayName("1.6 signedOut.toAuth(): nothing but a kind of token")
  void whoIsNotKnownHasNothingButAKindOfToken() {
    assertUnknown(new SignedOutAuth(null, context), TokenType.SESSION_TOKEN, null);
    assertUnknown(new SignedOutAuth("pending", context), TokenType.SESSION_TOKEN, "pending");
    assertUnknown(
        new UnauthenticatedMachineAuth(TokenType.OAUTH_TOKEN, context),
        TokenType.OAUTH_TOKEN,
        null);
    assertUnknown(new InvalidTokenAuth(context), null, null);
    assertThat(fixture.fake.requests()).isEmpty();
  }

  @Test
  void theCurrentUserIsThatOfTheSessionOrOfWhomTheMachineActsFor() {
    String ada = fixture.ada.id();
    for (Auth auth :
        List.of(
            AuthObjects.session(Map.of("sub", ada), context),
            AuthObjects.machine(TokenType.API_KEY, ada, context),
            AuthObjects.machine(TokenType.OAUTH_TOKEN, ada, context))) {
      fixture.fake.clearRequests();
      List<@Nullable User> users =
          IntStream.range(0, 8).parallel().mapToObj(i -> auth.currentUser()).toList();
      assertThat(users).allMatch(user -> Objects.requireNonNull(user).id().equals(ada));
      assertThat(fixture.fake.requests()).hasSize(1);
    }
    fixture.fake.clearRequests();
    assertThat(AuthObjects.machine(TokenType.API_KEY, "org_1", context).currentUser()).isNull();
    assertThat(AuthObjects.machine(TokenType.M2M_TOKEN, "mch_1", context).currentUser()).isNull();
    assertThat(fixture.fake.requests()).isEmpty();
  }

  @Test
  void theCurrentOrganizationIsTheActiveOneOrOfWhomTheMachineActsFor() {
    String engines = fixture.engines.id();
    fixture.fake.stub(
        "GET",
        "/organizations/{organization_id}",
        FakeResponse.of(200, Json.write(fixture.engines)));
    for (Auth auth :
        List.of(
            AuthObjects.session(Map.of("org_id", engines), context),
            AuthObjects.machine(TokenType.API_KEY, engines, context))) {
      fixture.fake.clearRequests();
      List<@Nullable Organization> organizations =
          IntStream.range(0, 8).parallel().mapToObj(i -> auth.currentOrganization()).toList();
      assertThat(organizations)
          .allMatch(it -> Objects.requireNonNull(it).name().equals("Analytical Engines"));
      assertThat(fixture.fake.requests())
          .singleElement()
          .satisfies(request -> assertThat(request.path()).endsWith("/organizations/" + engines));
    }
    fixture.fake.clearRequests();
    assertThat(AuthObjects.session(Map.of(), context).currentOrganization()).isNull();
    assertThat(AuthObjects.machine(TokenType.API_KEY, "user_1", context).currentOrganization())
        .isNull();
    assertThat(fixture.fake.requests()).isEmpty();
  }

  @Test
  void whatCouldNotBeFetchedIsFetchedByTheNextWhoAsks() {
    Auth auth = AuthObjects.session(Map.of("sub", "user_gone"), context);
    assertThatThrownBy(auth::currentUser).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(auth::currentUser).isInstanceOf(NotFoundException.class);
    assertThat(fixture.fake.requests()).hasSize(2);
  }

  @Test
  void withoutAClientTheMessageSaysWhatToDo() {
    SessionAuth auth = AuthObjects.session("{\"org_id\": \"org_1\", \"sid\": \"sess_1\"}");
    for (Runnable each :
        List.<Runnable>of(
            auth::currentUser, auth::currentOrganization, () -> auth.getToken("supabase"))) {
      assertThatThrownBy(each::run)
          .isInstanceOf(ClerkConfigurationException.class)
          .hasMessageContaining("RequestAuthenticator.builder(clerkClient)");
    }
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void anybodyCanBeSentToSignInOrUp(Auth auth) {
    String tasks = "pending".equals(auth.sessionStatus()) ? "/tasks" : "";
    String portal = "https://accounts.example.com/sign-";
    String here = "?redirect_url=https%3A%2F%2Fapp.example.com%2Fpage";
    String there = "?redirect_url=https%3A%2F%2Fapp.example.com%2Fx";
    assertSent(auth.redirectToSignIn(), portal + "in" + tasks + here);
    assertSent(auth.redirectToSignIn("/x"), portal + "in" + tasks + there);
    assertSent(auth.redirectToSignIn(null), portal + "in" + tasks);
    assertSent(auth.redirectToSignUp(), portal + "up" + tasks + here);
    assertSent(auth.redirectToSignUp("/x"), portal + "up" + tasks + there);
    assertSent(auth.redirectToSignUp(null), portal + "up" + tasks);
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void neitherTokensNorClaimsShow(Auth auth) {
    assertThat(auth.toString())
        .startsWith(auth.getClass().getSimpleName() + "[")
        .doesNotContain("the-machine-token", "the.session.token", "hidden-claim");
  }

  static Stream<Auth> everyKind() {
    AuthContext context = AuthObjects.context();
    return Stream.of(
        AuthObjects.session(Map.of("mine", "hidden-claim"), context),
        AuthObjects.session(Map.of("sts", "pending"), context),
        AuthObjects.machine(TokenType.API_KEY, context),
        AuthObjects.machine(TokenType.M2M_TOKEN, context),
        AuthObjects.machine(TokenType.OAUTH_TOKEN, context),
        new SignedOutAuth(null, context),
        new SignedOutAuth("pending", context),
        new UnauthenticatedMachineAuth(TokenType.API_KEY, context),
        new InvalidTokenAuth(context));
  }

  private static void assertSent(AuthResponse answer, String url) {
    assertThat(answer)
        .isEqualTo(
            new AuthResponse(
                307, Map.of("Location", List.of(url), "Cache-Control", List.of("no-store")), ""));
  }

  private static void assertMachine(MachineAuth auth, TokenType type, String subject) {
    assertThat(auth.isAuthenticated()).isTrue();
    assertThat(auth.tokenType()).isEqualTo(type);
    assertThat(auth.id()).isEqualTo("id_1");
    assertThat(auth.subject()).isEqualTo(subject);
    assertThat(auth.scopes()).containsExactly("read:users", "write:users");
    assertThat(auth.getToken()).isEqualTo("the-machine-token");
    assertThat(auth.sessionId()).isNull();
    assertThat(auth.sessionStatus()).isNull();
    assertThat(auth.sessionClaims()).isNull();
  }

  private static void assertUnknown(
      Auth auth, @Nullable TokenType type, @Nullable String sessionStatus) {
    assertThat(auth.isAuthenticated()).isFalse();
    assertThat(auth.tokenType()).isEqualTo(type);
    assertThat(auth.sessionStatus()).isEqualTo(sessionStatus);
    assertThat(auth.sessionId()).isNull();
    assertThat(auth.sessionClaims()).isNull();
    assertThat(auth.getToken()).isNull();
    assertThat(auth.currentUser()).isNull();
    assertThat(auth.currentOrganization()).isNull();
    assertNothingOfAUser(auth, null, null);
  }

  private static void assertNothingOfAUser(
      Auth auth, @Nullable String userId, @Nullable String orgId) {
    assertThat(auth.userId()).isEqualTo(userId);
    assertThat(auth.orgId()).isEqualTo(orgId);
    assertThat(auth.orgRole()).isNull();
    assertThat(auth.orgSlug()).isNull();
    assertThat(auth.orgPermissions()).isEmpty();
    assertThat(auth.actor()).isNull();
  }
}
