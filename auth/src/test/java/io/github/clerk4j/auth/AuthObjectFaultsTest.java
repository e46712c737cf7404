package io.github.clerk4j.auth;

import static io.github.clerk4j.auth.Requirement.role;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerk4j.testing.TokenBuilder;
import io.github.clerk4j.token.TokenType;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Faults of the official Java SDK in auth objects, by their rows in {@code docs/behavior.md}. */
class AuthObjectFaultsTest {
  private final Fixture fixture = new Fixture();

  @AfterEach
  void stop() {
    fixture.close();
  }

  @Test
  void fault6PendingSessionsDoNotCountAsSignedIn() {
    Auth auth = state(fixture.token().claim("sts", "pending")).toAuth();
    assertThat(auth.isAuthenticated()).isFalse();
    assertThat(auth.userId()).isNull();
    assertThat(auth.has(role("admin"))).isFalse();
    assertThat(auth.getToken()).isNull();
    assertThat(auth.sessionStatus()).isEqualTo("pending");
  }

  @Test
  void fault19AuthObjectsOfBothVersionsTellOrganizationAndClaims() {
    for (TokenBuilder token : List.of(fixture.token(), fixture.token().version1())) {
      Auth auth = state(token.claim("plan_name", "gold")).toAuth();
      assertThat(auth.orgId()).isEqualTo(fixture.engines.id());
      assertThat(auth.orgRole()).isEqualTo("org:admin");
      assertThat(auth.orgSlug()).isEqualTo("analytical-engines");
      assertThat(auth.orgPermissions()).contains("org:invoices:create");
      assertThat(auth.protect().sessionClaims().get("plan_name")).isEqualTo("gold");
    }
  }

  @Test
  void fault19AnOrganizationsApiKeyIsNoUsers() {
    Auth auth = AuthObjects.machine(TokenType.API_KEY, "org_1", AuthObjects.context());
    assertThat(auth.userId()).isNull();
    assertThat(auth.orgId()).isEqualTo("org_1");
  }

  @Test
  void fault19AuthObjectsAreOneTypeWithoutPublicFieldsAndSnakeCase() {
    assertThat(Auth.class.getPermittedSubclasses()).hasSize(5);
    for (Class<?> type :
        List.of(
            Auth.class,
            SessionAuth.class,
            SignedOutAuth.class,
            ApiKeyAuth.class,
            M2mAuth.class,
            OAuthAuth.class,
            UnauthenticatedMachineAuth.class,
            InvalidTokenAuth.class)) {
      assertThat(Auth.class).isAssignableFrom(type);
      assertThat(type.getFields()).isEmpty();
      assertThat(Arrays.stream(type.getDeclaredFields()))
          .allMatch(field -> Modifier.isPrivate(field.getModifiers()))
          .allMatch(field -> Modifier.isFinal(field.getModifiers()));
      assertThat(Arrays.stream(type.getMethods())).noneMatch(it -> it.getName().contains("_"));
    }
  }

  @Test
  void fault20WhoIsSignedOutHasAnAuthObjectToo() {
    RequestState state =
        fixture.authenticator().authenticateRequest(Fixture.request("GET", Map.of()));
    assertThat(state.isAuthenticated()).isFalse();
    assertThat(state.toAuth()).isInstanceOf(SignedOutAuth.class);
    assertThat(state.toAuth(false).userId()).isNull();
  }

  private RequestState state(TokenBuilder token) {
    return fixture.authenticator().authenticateRequest(Fixture.bearer(token.sign()));
  }
}
