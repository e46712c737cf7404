package io.github.clerk4j.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerk4j.model.Client;
import io.github.clerk4j.model.CodeVerification;
import io.github.clerk4j.model.CreatedMachine;
import io.github.clerk4j.model.OauthApplicationWithSecret;
import io.github.clerk4j.model.Session;
import io.github.clerk4j.model.SignInToken;
import io.github.clerk4j.model.User;
import io.github.clerk4j.testing.junit.FakeClerkExtension;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class UserTokensTest {
  @RegisterExtension private final FakeClerkExtension extension = FakeClerkExtension.create();
  private final FakeClerk clerk = extension.fake();
  private final Backend backend = new Backend(clerk);
  private final User ada = clerk.addUser("ada@example.com");

  @Test
  void aTokenToSignInIsRevokedOnce() {
    SignInToken token =
        backend.post("/v1/sign_in_tokens", Map.of("user_id", ada.id())).as(SignInToken.class);
    String revoke = "/v1/sign_in_tokens/" + token.id() + "/revoke";

    assertThat(token.url()).contains(String.valueOf(token.token()));
    assertThat(backend.post(revoke).json().get("status")).isEqualTo("revoked");
    assertThat(backend.post(revoke).code()).isEqualTo("sign_in_token_cannot_be_revoked_code");
    assertThat(backend.post("/v1/sign_in_tokens", Map.of("user_id", "user_none")).status())
        .isEqualTo(404);
  }

  @Test
  void anActorTokenNamesItsActor() {
    Map<String, ?> actor = Map.of("sub", "user_bob");
    Backend.Reply reply =
        backend.post("/v1/actor_tokens", Map.of("user_id", ada.id(), "actor", actor));

    assertThat(reply.json().get("actor")).isEqualTo(actor);
    String path = "/v1/actor_tokens/" + reply.json().get("id");
    assertThat(backend.post(path + "/revoke").json().get("status")).isEqualTo("revoked");
    assertThat(backend.post("/v1/actor_tokens", Map.of("user_id", ada.id())).parameter())
        .isEqualTo("actor");
    assertThat(
            backend
                .post("/v1/actor_tokens", Map.of("user_id", ada.id(), "actor", Map.of()))
                .parameter())
        .isEqualTo("actor.sub");
    assertThat(backend.post("/v1/testing_tokens").json().get("object")).isEqualTo("testing_token");
  }

  @Test
  void aClientHasTheSessionsOfItsBrowser() {
    Session session = clerk.signIn(ada);

    Client client =
        backend
            .post("/v1/clients/verify", Map.of("token", clerk.sessionToken(session).sign()))
            .as(Client.class);

    assertThat(client.sessionIds()).containsExactly(session.id());
    assertThat(backend.get("/v1/clients/" + client.id()).as(Client.class)).isEqualTo(client);
    assertThat(backend.get("/v1/clients").each("id")).isEqualTo(List.of(client.id()));
    assertThat(backend.post("/v1/clients/verify", Map.of("token", "x")).code())
        .isEqualTo("invalid_session_token");
    backend.delete("/v1/users/" + ada.id());
    assertThat(backend.get("/v1/clients/" + client.id()).status()).isEqualTo(404);
  }

  @Test
  void anOauthApplicationShowsItsSecretOnlyWhenItIsNew() {
    OauthApplicationWithSecret created =
        backend
            .post(
                "/v1/oauth_applications",
                Map.of("name", "CLI", "redirect_uris", List.of("https://cli.example.com")))
            .as(OauthApplicationWithSecret.class);
    String path = "/v1/oauth_applications/" + created.id();

    assertThat(created.redirectUris()).containsExactly("https://cli.example.com");
    assertThat(backend.get(path).response().body())
        .contains(created.clientId())
        .doesNotContain(String.valueOf(created.clientSecret()));
    assertThat(
            backend
                .post(path + "/rotate_secret")
                .as(OauthApplicationWithSecret.class)
                .clientSecret())
        .isNotEqualTo(created.clientSecret());
    assertThat(backend.patch(path, "{\"name\":\"Tool\"}").json().get("name")).isEqualTo("Tool");
    assertThat(backend.get("/v1/oauth_applications?name_query=too").data("id"))
        .isEqualTo(List.of(created.id()));
    String token = clerk.machineTokens().addOauthToken(ada, created.clientId());
    assertThat(backend.post(path + "/revoke_token", Map.of("token", token)).status())
        .isEqualTo(204);
    assertThat(
            backend
                .post("/v1/oauth_applications/access_tokens/verify", Map.of("access_token", token))
                .json()
                .get("revoked"))
        .isEqualTo(true);
    assertThat(backend.delete(path).status()).isEqualTo(200);
  }

  @Test
  void aFormerSecretKeyOfAMachineWorksForTheTimeThatIsLeft() {
    CreatedMachine machine = clerk.machineTokens().addMachine("billing");
    String path = "/v1/machines/" + machine.id();
    String rotate = path + "/secret_key/rotate";

    assertThat(backend.patch(path, "{\"name\":\"invoices\"}").json().get("name"))
        .isEqualTo("invoices");
    backend.post(rotate, Map.of("previous_token_ttl", 0));
    assertThat(create(machine.secretKey()).status()).isEqualTo(401);
    Object second = backend.get(path + "/secret_key").json().get("secret");
    backend.post(rotate, Map.of("previous_token_ttl", 3600));
    assertThat(create(String.valueOf(second)).status()).isEqualTo(201);
  }

  @Test
  void anEmailAddressIsVerifiedByTheTestCode() {
    String id =
        String.valueOf(
            backend
                .post(
                    "/v1/email_addresses",
                    Map.of("user_id", ada.id(), "email_address", "a@example.org"))
                .json()
                .get("id"));
    String path = "/v1/email_addresses/" + id;
    CodeVerification sent = backend.post(path + "/prepare_verification").as(CodeVerification.class);

    assertThat(attempt(path, sent, "000000").code()).isEqualTo("form_code_incorrect");
    assertThat(attempt(path, sent, "424242").json().get("status")).isEqualTo("verified");
    assertThat(backend.get(path).response().body()).contains("\"verified\"");
  }

  private Backend.Reply attempt(String path, CodeVerification sent, String code) {
    return backend.post(
        path + "/attempt_verification",
        Map.of("verification_id", String.valueOf(sent.id()), "code", code));
  }

  private Backend.Reply create(String secretKey) {
    return backend.send(
        backend
            .request("POST", "/v1/m2m_tokens", "{}")
            .header("Authorization", "Bearer " + secretKey));
  }
}
