package io.github.clerk4j.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerk4j.model.CreatedMachine;
import io.github.clerk4j.model.Organization;
import io.github.clerk4j.model.User;
import io.github.clerk4j.testing.junit.FakeClerkExtension;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Keys and tokens whose owner was deleted, which verify no longer. */
@ExtendWith(FakeClerkExtension.class)
class DeletedOwnerTest {
  private final FakeClerk clerk;
  private final MachineTokens tokens;
  private final Backend backend;

  DeletedOwnerTest(FakeClerk clerk) {
    this.clerk = clerk;
    this.tokens = clerk.machineTokens();
    this.backend = new Backend(clerk);
  }

  @Test
  void theApiKeysAndOauthTokensOfADeletedUserDoNotVerify() {
    User ada = clerk.addUser();
    String key = tokens.addApiKey(ada).secret();
    String token = tokens.addOauthToken(ada, "client");
    String jwt = tokens.oauthJwt(ada, "client").sign();
    assertThat(verifyKey(key)).isEqualTo(200);
    assertThat(verifyOauth(token)).isEqualTo(200);
    assertThat(verifyOauth(jwt)).isEqualTo(200);

    backend.delete("/v1/users/" + ada.id());

    assertThat(verifyKey(key)).isEqualTo(404);
    assertThat(verifyOauth(token)).isEqualTo(404);
    assertThat(verifyOauth(jwt)).isEqualTo(404);
    assertThatThrownBy(() -> tokens.revoke(key)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theSignInAndActorTokensOfADeletedUserAreGone() {
    User ada = clerk.addUser();
    String signIn = id(backend.post("/v1/sign_in_tokens", Map.of("user_id", ada.id())));
    String actor =
        id(
            backend.post(
                "/v1/actor_tokens",
                Map.of("user_id", ada.id(), "actor", Map.of("sub", "user_support"))));

    backend.delete("/v1/users/" + ada.id());

    assertThat(backend.post("/v1/sign_in_tokens/" + signIn + "/revoke").status()).isEqualTo(404);
    assertThat(backend.post("/v1/actor_tokens/" + actor + "/revoke").status()).isEqualTo(404);
  }

  @Test
  void theApiKeysOfADeletedOrganizationDoNotVerify() {
    Organization engines = clerk.addOrganization("Engines", "engines");
    String key = tokens.addApiKey(engines).secret();

    backend.delete("/v1/organizations/" + engines.id());

    assertThat(verifyKey(key)).isEqualTo(404);
  }

  @Test
  void theTokensAndScopesOfADeletedMachineAreGone() {
    CreatedMachine billing = tokens.addMachine("billing");
    CreatedMachine shop = tokens.addMachine("shop", billing);
    String ofShop = tokens.addM2mToken(shop).token();
    String ofBilling = tokens.addM2mToken(billing).token();

    backend.delete("/v1/machines/" + billing.id());

    assertThat(verifyM2m(ofBilling)).isEqualTo(404);
    assertThat(verifyM2m(ofShop)).isEqualTo(200);
    assertThat((List<?>) backend.get("/v1/machines/" + shop.id()).json().get("scoped_machines"))
        .isEmpty();
  }

  @Test
  void theTokensOfADeletedOauthApplicationDoNotVerify() {
    Map<?, ?> application =
        backend
            .post(
                "/v1/oauth_applications",
                Map.of("name", "App", "redirect_uris", List.of("https://app.example.com/back")))
            .json();
    String token =
        tokens.addOauthToken(clerk.addUser(), String.valueOf(application.get("client_id")));
    assertThat(verifyOauth(token)).isEqualTo(200);

    backend.delete("/v1/oauth_applications/" + application.get("id"));

    assertThat(verifyOauth(token)).isEqualTo(404);
  }

  private int verifyKey(String secret) {
    return backend.post("/v1/api_keys/verify", Map.of("secret", secret)).status();
  }

  private int verifyM2m(String token) {
    return backend.post("/v1/m2m_tokens/verify", Map.of("token", token)).status();
  }

  private int verifyOauth(String token) {
    return backend
        .post("/v1/oauth_applications/access_tokens/verify", Map.of("access_token", token))
        .status();
  }

  private static String id(Backend.Reply reply) {
    return String.valueOf(reply.json().get("id"));
  }
}
