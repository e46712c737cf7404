package io.github.clerk4j.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerk4j.model.Organization;
import io.github.clerk4j.model.OrganizationDomain;
import io.github.clerk4j.model.RedirectUrl;
import io.github.clerk4j.model.User;
import io.github.clerk4j.model.VerificationStatus;
import io.github.clerk4j.testing.junit.FakeClerkExtension;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class InstanceTest {
  @RegisterExtension private final FakeClerkExtension extension = FakeClerkExtension.create();
  private final FakeClerk clerk = extension.fake();
  private final Backend backend = new Backend(clerk);

  @Test
  void theBlocklistRefusesSignUpsWhileItIsOn() {
    backend.post("/v1/blocklist_identifiers", Map.of("identifier", "*@example.org"));
    String path = "/v1/users";
    Map<String, ?> eve = Map.of("email_address", List.of("eve@example.org"));

    assertThat(backend.post(path, Map.of("email_address", List.of("a@example.org"))).status())
        .isEqualTo(200);
    backend.patch("/v1/instance/restrictions", "{\"blocklist\":true}");

    assertThat(backend.post(path, eve).status()).isEqualTo(403);
    assertThat(backend.post(path, eve).code()).isEqualTo("not_allowed_access");
    assertThatThrownBy(() -> clerk.addUser("eve@example.org"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not_allowed_access");
    List<?> ids = backend.get("/v1/blocklist_identifiers").data("id");
    backend.delete("/v1/blocklist_identifiers/" + ids.get(0));
    assertThat(backend.post(path, eve).status()).isEqualTo(200);
  }

  @Test
  void identifiersAreListedOnceWithTheirType() {
    Map<String, ?> phone = Map.of("identifier", "+15555550100");
    backend.post("/v1/allowlist_identifiers", phone);

    assertThat(backend.post("/v1/allowlist_identifiers", phone).code())
        .isEqualTo("duplicate_record");
    assertThat(backend.post("/v1/allowlist_identifiers", Map.of("identifier", "x")).code())
        .isEqualTo("form_param_format_invalid");
    assertThat(backend.get("/v1/allowlist_identifiers").each("identifier_type"))
        .isEqualTo(List.of("phone_number"));
  }

  @Test
  void settingsAreKept() {
    String path = "/v1/instance/organization_settings";
    backend.patch(path, "{\"domains_enabled\":true,\"max_allowed_memberships\":7}");
    backend.patch("/v1/instance/communication", "{\"blocked_country_codes\":[\"US\"]}");
    backend.patch("/v1/instance", "{\"allowed_origins\":[\"app://a\"]}");

    assertThat(backend.get(path).json().get("domains_enabled")).isEqualTo(true);
    assertThat(backend.get(path).json().get("max_allowed_memberships")).isEqualTo(7L);
    assertThat(backend.get("/v1/instance/communication").json().get("blocked_country_codes"))
        .isEqualTo(List.of("US"));
    assertThat(backend.get("/v1/instance").json().get("allowed_origins"))
        .isEqualTo(List.of("app://a"));
    assertThat(backend.get("/v1/instance").json().get("environment_type")).isEqualTo("development");
    assertThat(backend.patch(path, "{\"max_allowed_memberships\":\"7\"}").parameter())
        .isEqualTo("max_allowed_memberships");
  }

  @Test
  void redirectUrlsAndDomainsAreAddedOnceAndDeleted() {
    Map<String, ?> url = Map.of("url", "https://app.example.com/done");
    RedirectUrl added = backend.post("/v1/redirect_urls", url).as(RedirectUrl.class);

    assertThat(backend.post("/v1/redirect_urls", url).code()).isEqualTo("duplicate_record");
    assertThat(backend.get("/v1/redirect_urls").each("url"))
        .isEqualTo(List.of("https://app.example.com/done"));
    assertThat(backend.delete("/v1/redirect_urls/" + added.id()).status()).isEqualTo(200);
    assertThat(backend.get("/v1/redirect_urls/" + added.id()).status()).isEqualTo(404);

    Map<String, ?> domain = Map.of("name", "docs.example.com", "is_satellite", true);
    backend.post("/v1/domains", domain);
    assertThat(backend.post("/v1/domains", domain).code()).isEqualTo("form_identifier_exists");
    assertThat(backend.get("/v1/domains").data("is_satellite")).isEqualTo(List.of(true, false));
  }

  @Test
  void theDomainsOfAnOrganizationAreVerified() {
    Organization org = clerk.addOrganization("Engines", "engines");
    String path = "/v1/organizations/" + org.id() + "/domains";
    OrganizationDomain domain =
        backend
            .post(
                path,
                Map.of(
                    "name", "example.com",
                    "enrollment_mode", "automatic_invitation",
                    "verified", false))
            .as(OrganizationDomain.class);
    String one = path + "/" + domain.id();

    assertThat(backend.get(path + "?verified=true").data("id")).isEmpty();
    backend.patch(one, "{\"verified\":true,\"enrollment_mode\":\"automatic_suggestion\"}");
    assertThat(backend.get(path + "?verified=true").data("id")).isEqualTo(List.of(domain.id()));
    assertThat(
            backend
                .get("/v1/organization_domains?enrollment_mode=-automatic_suggestion")
                .data("id"))
        .isEmpty();
    OrganizationDomain owned = backend.post(one + "/verify_ownership").as(OrganizationDomain.class);
    assertThat(owned.ownershipVerification())
        .satisfies(it -> assertThat(it.status()).isEqualTo(VerificationStatus.VERIFIED));
    assertThat(backend.post(path, Map.of("name", "example.com")).code())
        .isEqualTo("organization_domain_already_exists");
    assertThat(backend.post(path, Map.of("name", "b.com", "enrollment_mode", "x")).parameter())
        .isEqualTo("enrollment_mode");
    assertThat(backend.delete(one).status()).isEqualTo(200);
  }

  @Test
  void plansAndSubscriptionsAreThoseOfTheTest() {
    User ada = clerk.addUser("ada@example.com");
    Organization org = clerk.addOrganization("Engines", "engines");
    clerk.subscribe(ada, "pro", "export");
    clerk.subscribe(org, "team");

    Backend.Reply reply = backend.get("/v1/users/" + ada.id() + "/billing/subscription");

    assertThat(reply.json().get("payer_id")).isEqualTo(ada.id());
    assertThat(reply.response().body()).contains("\"pro\"", "\"export\"");
    assertThat(backend.get("/v1/users/" + ada.id() + "/billing/subscription").json())
        .isEqualTo(reply.json());
    assertThat(backend.get("/v1/billing/plans").json().get("total_count")).isEqualTo(2L);
    assertThat(backend.get("/v1/billing/plans?payer_type=org").data("slug"))
        .isEqualTo(List.of("team"));
    assertThat(backend.get("/v1/billing/subscription_items").data("status"))
        .isEqualTo(List.of("active", "active"));
    String other = clerk.addUser("bob@example.com").id();
    assertThat(backend.get("/v1/users/" + other + "/billing/subscription").status()).isEqualTo(404);
  }
}
