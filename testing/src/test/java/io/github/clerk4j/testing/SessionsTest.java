package io.github.clerk4j.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerk4j.model.Session;
import io.github.clerk4j.model.SessionStatus;
import io.github.clerk4j.model.SessionToken;
import io.github.clerk4j.model.User;
import io.github.clerk4j.testing.junit.FakeClerkExtension;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SessionsTest {
  @RegisterExtension private final FakeClerkExtension extension = FakeClerkExtension.create();
  private final FakeClerk clerk = extension.fake();
  private final Backend backend = new Backend(clerk);
  private final User ada = clerk.addUser("ada@example.com");

  @Test
  void sessionsAreListedByUserAndStatusNewestFirst() {
    Session first = clerk.signIn(ada);
    Session second = clerk.signIn(ada);
    clerk.signIn(clerk.addUser("bob@example.com"));
    clerk.signOut(first);

    assertThat(backend.get("/v1/sessions?user_id=" + ada.id()).each("id"))
        .isEqualTo(List.of(second.id(), first.id()));
    assertThat(backend.get("/v1/sessions?status=ended").each("id")).isEqualTo(List.of(first.id()));
  }

  @Test
  void aSessionIsCreatedReadAndRevoked() {
    Session session = backend.post("/v1/sessions", Map.of("user_id", ada.id())).as(Session.class);

    backend.post("/v1/sessions/" + session.id() + "/revoke");

    assertThat(session.status()).isEqualTo(SessionStatus.ACTIVE);
    assertThat(backend.get("/v1/sessions/" + session.id()).as(Session.class).status())
        .isEqualTo(SessionStatus.REVOKED);
    assertThat(backend.post("/v1/sessions/" + session.id() + "/tokens").status()).isEqualTo(404);
  }

  @Test
  void aTokenOfTheBackendApiHasTheRequestedLifetime() {
    Session session = clerk.signIn(ada);

    Backend.Reply reply =
        backend.post("/v1/sessions/" + session.id() + "/tokens", Map.of("expires_in_seconds", 600));

    ParsedToken token = ParsedToken.of(reply.as(SessionToken.class).jwt());
    assertThat((Long) token.claim("exp") - (Long) token.claim("iat")).isEqualTo(600);
    assertThat(token.claim("sid")).isEqualTo(session.id());
  }

  @Test
  void aLifetimeOutOfRangeIsAnError() {
    String path = "/v1/sessions/" + clerk.signIn(ada).id() + "/tokens";

    assertThat(backend.post(path, Map.of("expires_in_seconds", 29)).status()).isEqualTo(422);
  }

  @Test
  void aProductionInstanceHasLiveKeysAndCreatesNoSessions() {
    try (FakeClerk live = FakeClerk.builder().production().start()) {
      User bob = live.addUser("bob@example.com");

      Backend.Reply reply = new Backend(live).post("/v1/sessions", Map.of("user_id", bob.id()));

      assertThat(live.secretKey()).startsWith("sk_live_");
      assertThat(live.publishableKey()).startsWith("pk_live_");
      assertThat(reply.code()).isEqualTo("request_invalid_for_environment");
    }
  }

  @Test
  void aUserCannotActivateAnOrganizationOfOthers() {
    assertThatThrownBy(() -> clerk.signIn(ada, clerk.addOrganization("Org", "org")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no member");
  }
}
