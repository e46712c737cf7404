package io.github.clerk4j.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerk4j.model.ApiKey;
import io.github.clerk4j.model.CreatedApiKey;
import io.github.clerk4j.model.Organization;
import io.github.clerk4j.model.User;
import io.github.clerk4j.testing.junit.FakeClerkExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ApiKeysTest {
  private final FakeClock clock = FakeClock.standingAt(Instant.parse("2026-05-12T12:00:00Z"));

  @RegisterExtension
  private final FakeClerkExtension extension = FakeClerkExtension.of(it -> it.clock(clock));

  private final FakeClerk clerk = extension.fake();
  private final Backend backend = new Backend(clerk);
  private final User ada = clerk.addUser("ada@example.com");

  @Test
  void aKeyHasItsSubjectAndScopes() {
    CreatedApiKey key = clerk.machineTokens().addApiKey(ada, "invoices:read");

    ApiKey verified = verify(key.secret()).as(ApiKey.class);

    assertThat(key.id()).matches("ak_[0-9a-f]{32}");
    assertThat(key.secret()).startsWith("ak_").isNotEqualTo(key.id());
    assertThat(verified.id()).isEqualTo(key.id());
    assertThat(verified.subject()).isEqualTo(ada.id());
    assertThat(verified.scopes()).containsExactly("invoices:read");
    assertThat(verified.lastUsedAt()).isEqualTo(clock.instant());
    assertThat(verified.revoked()).isFalse();
    assertThat(verified.expired()).isFalse();
  }

  @Test
  void aKeyOfAnOrganizationHasItsClaims() {
    Organization engines = clerk.addOrganization("Engines", "engines");

    CreatedApiKey plain = clerk.machineTokens().addApiKey(engines);
    CreatedApiKey key =
        clerk
            .machineTokens()
            .addApiKey(k -> k.name("import").subject(engines.id()).claims(Map.of("region", "eu")));

    assertThat(plain.subject()).isEqualTo(engines.id());
    assertThat(verify(key.secret()).as(ApiKey.class).claims()).isEqualTo(Map.of("region", "eu"));
  }

  @Test
  void anUnknownSecretIsNotFound() {
    CreatedApiKey key = clerk.machineTokens().addApiKey(ada);

    assertThat(verify("ak_none").status()).isEqualTo(404);
    assertThat(verify(key.id()).status()).isEqualTo(404);
    assertThat(backend.post("/v1/api_keys/verify", Map.of()).code())
        .isEqualTo("form_param_missing");
    assertThat(backend.post("/v1/api_keys/verify", Map.of("token", key.secret())).code())
        .isEqualTo("form_param_unknown");
  }

  @Test
  void aKeyThatWasRevokedOrExpiredIsShownAsSuch() {
    CreatedApiKey key = clerk.machineTokens().addApiKey(ada);
    CreatedApiKey brief =
        clerk
            .machineTokens()
            .addApiKey(k -> k.name("brief").subject(ada.id()).secondsUntilExpiration(60L));
    clerk.machineTokens().revoke(key.secret());

    assertThat(verify(brief.secret()).as(ApiKey.class).expired()).isFalse();
    clock.advance(Duration.ofSeconds(60));

    assertThat(verify(key.secret()).as(ApiKey.class).revoked()).isTrue();
    assertThat(verify(brief.secret()).as(ApiKey.class).expired()).isTrue();
    assertThat(verify(brief.secret()).status()).isEqualTo(200);
    assertThatThrownBy(() -> clerk.machineTokens().revoke("ak_none"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anApplicationCreatesChangesListsRevokesAndDeletesKeys() {
    CreatedApiKey key =
        backend
            .post("/v1/api_keys", Map.of("name", "nightly import", "subject", ada.id()))
            .as(CreatedApiKey.class);
    String path = "/v1/api_keys/" + key.id();
    String list = "/v1/api_keys?subject=" + ada.id();

    assertThat(backend.get(path).response().body()).doesNotContain(key.secret());
    assertThat(backend.get(path + "/secret").json().get("secret")).isEqualTo(key.secret());
    ApiKey changed =
        backend.patch(path, "{\"scopes\":[\"a\"],\"seconds_until_expiration\":5}").as(ApiKey.class);
    assertThat(changed.scopes()).containsExactly("a");
    assertThat(changed.expiration()).isEqualTo(clock.instant().plusSeconds(5));
    assertThat(ids(list)).isEqualTo(List.of(key.id()));
    assertThat(ids(list + "&query=NIGHT")).isEqualTo(List.of(key.id()));
    assertThat(ids(list + "&query=day")).isEmpty();

    ApiKey revoked =
        backend.post(path + "/revoke", Map.of("revocation_reason", "lost")).as(ApiKey.class);

    assertThat(revoked.revocationReason()).isEqualTo("lost");
    assertThat(ids(list)).isEmpty();
    assertThat(ids(list + "&include_invalid=true")).isEqualTo(List.of(key.id()));
    assertThat(backend.delete(path).status()).isEqualTo(200);
    assertThat(verify(key.secret()).status()).isEqualTo(404);
  }

  @Test
  void anUnknownSubjectGetsNoKey() {
    assertThat(
            backend
                .post("/v1/api_keys", Map.of("name", "key", "subject", "user_" + "x".repeat(27)))
                .status())
        .isEqualTo(404);
    assertThat(backend.post("/v1/api_keys", Map.of("name", "k", "subject", ada.id())).code())
        .isEqualTo("form_param_min_length_exceeded");
  }

  private Backend.Reply verify(String secret) {
    return backend.post("/v1/api_keys/verify", Map.of("secret", secret));
  }

  private List<?> ids(String path) {
    List<?> data = (List<?>) Objects.requireNonNull(backend.get(path).json().get("data"));
    return data.stream().<Object>map(each -> ((Map<?, ?>) each).get("id")).toList();
  }
}
