package io.github.clerk4j.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerk4j.model.Json;
import io.github.clerk4j.model.Organization;
import io.github.clerk4j.model.SessionStatus;
import io.github.clerk4j.model.User;
import io.github.clerk4j.testing.junit.FakeClerkExtension;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The Frontend API as the script of a page calls it. */
class ClientRoutesTest {
  @RegisterExtension private final FakeClerkExtension extension = FakeClerkExtension.create();
  private final FakeClerk clerk = extension.fake();
  private final Visitor visitor = new Visitor();
  private final String client = clerk.frontendApiUrl() + "/v1/client";
  private final User ada =
      clerk.addUser(
          u -> u.username("ada").password("correct horse").privateMetadata(Map.of("a", 1)),
          "ada@example.com");

  @Test
  void aPageSignsInAndGetsATokenAndNoPrivateMetadata() {
    Map<?, ?> body = json(signIn(Map.of("identifier", "ada@example.com")));

    Map<?, ?> session = session(map(body, "client"));
    String token = (String) map(session, "last_active_token").get("jwt");
    assertThat(map(body, "response").get("status")).isEqualTo("complete");
    assertThat(map(body, "response").get("created_session_id")).isEqualTo(session.get("id"));
    assertThat(ParsedToken.of(Objects.requireNonNull(token)).claim("sub")).isEqualTo(ada.id());
    assertThat(map(session, "user").get("username")).isEqualTo("ada");
    assertThat(body.toString()).doesNotContain("private_metadata");
    assertThat(map(json(visitor.get(client)), "response").get("last_active_session_id"))
        .isEqualTo(session.get("id"));
  }

  @Test
  void aWrongPasswordOrAnUnknownAccountDoesNotSignIn() {
    assertThat(signIn(Map.of("identifier", "ada", "password", "wrong")).body())
        .contains("form_password_incorrect");
    assertThat(signIn(Map.of("identifier", "bob")).body()).contains("form_identifier_not_found");
    assertThat(signIn(Map.of()).status()).isEqualTo(422);
    assertThat(signIn(Map.of("identifier", "ada", "password", "correct horse")).status())
        .isEqualTo(200);
  }

  @Test
  void aPageSignsUp() {
    Map<?, ?> body =
        json(
            visitor.post(
                client + "/sign_ups",
                Map.of("email_address", "grace@example.com", "first_name", "Grace")));

    String id = String.valueOf(map(body, "response").get("created_user_id"));
    assertThat(clerk.user(id).firstName()).isEqualTo("Grace");
    assertThat(session(map(body, "client")).get("user_id")).isEqualTo(id);
  }

  @Test
  void aTouchSwitchesTheOrganizationOfTheNextToken() {
    Organization org = clerk.addOrganization("Engines", "engines");
    clerk.addMember(org, ada, "org:admin");
    String session = sessionId(signIn(Map.of("identifier", "ada")));
    String one = client + "/sessions/" + session;

    visitor.post(one + "/touch", Map.of("active_organization_id", ""));
    assertThat(organization(visitor.post(one + "/tokens", Map.of()))).isNull();
    visitor.post(one + "/touch", Map.of("active_organization_id", org.id()));
    assertThat(organization(visitor.post(one + "/tokens", Map.of()))).isEqualTo(org.id());
    assertThat(visitor.post(one + "/touch", Map.of("active_organization_id", "org_x")).status())
        .isEqualTo(404);
  }

  @Test
  void aPageGetsTokensOfTemplates() {
    clerk.addJwtTemplate("supabase", Map.of("role", "authenticated"));
    String session = sessionId(signIn(Map.of("identifier", "ada")));

    Map<?, ?> token =
        json(visitor.post(client + "/sessions/" + session + "/tokens/supabase", Map.of()));

    assertThat(ParsedToken.of(String.valueOf(token.get("jwt"))).claim("role"))
        .isEqualTo("authenticated");
  }

  @Test
  void aPageSignsOutByRemovingTheSession() {
    String first = sessionId(signIn(Map.of("identifier", "ada")));
    visitor.post(client + "/sessions/" + first + "/remove", Map.of());
    assertThat(clerk.session(first).status()).isEqualTo(SessionStatus.REMOVED);

    String second = sessionId(signIn(Map.of("identifier", "ada")));
    Map<?, ?> body = json(visitor.post(client + "/sessions?_method=DELETE", Map.of()));
    assertThat(clerk.session(second).status()).isEqualTo(SessionStatus.REMOVED);
    assertThat(map(body, "response").get("last_active_session_id")).isNull();
    assertThat(visitor.post(client + "/sessions", Map.of()).status()).isEqualTo(405);
  }

  @Test
  void noBrowserGetsTokensOfTheSessionOfAnother() {
    String session = sessionId(signIn(Map.of("identifier", "ada")));

    assertThat(new Visitor().post(client + "/sessions/" + session + "/tokens", Map.of()).status())
        .isEqualTo(404);
  }

  private Visitor.Seen signIn(Map<String, String> form) {
    return visitor.post(client + "/sign_ins", form);
  }

  private static String sessionId(Visitor.Seen seen) {
    return String.valueOf(session(map(json(seen), "client")).get("id"));
  }

  private static @Nullable Object organization(Visitor.Seen token) {
    Map<?, ?> claims = ParsedToken.of(String.valueOf(json(token).get("jwt"))).claims();
    return claims.get("o") instanceof Map<?, ?> organization ? organization.get("id") : null;
  }

  private static Map<?, ?> session(Map<?, ?> client) {
    List<?> sessions = Objects.requireNonNull((List<?>) client.get("sessions"));
    return (Map<?, ?>) sessions.get(0);
  }

  private static Map<?, ?> map(Map<?, ?> json, String name) {
    return Objects.requireNonNull((Map<?, ?>) json.get(name), name);
  }

  private static Map<?, ?> json(Visitor.Seen seen) {
    return Json.read(Map.class, seen.body());
  }
}
