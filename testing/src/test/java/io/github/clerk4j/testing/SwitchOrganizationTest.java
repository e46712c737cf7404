package io.github.clerk4j.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerk4j.model.Organization;
import io.github.clerk4j.model.User;
import io.github.clerk4j.testing.junit.FakeClerkExtension;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SwitchOrganizationTest {
  private static final String APP = "http://localhost:8080/invoices";

  @RegisterExtension private final FakeClerkExtension extension = FakeClerkExtension.create();
  private final FakeClerk clerk = extension.fake();
  private final Visitor visitor = new Visitor();
  private final User ada = clerk.addUser(u -> u.firstName("Ada"), "ada@example.com");
  private final Organization engines = clerk.addOrganization("Engines", "engines");
  private final Organization looms = clerk.addOrganization("Looms", "looms");

  @Test
  void aPersonPicksAnOrganizationAndReturnsWithItsToken() {
    clerk.addMember(engines, ada, "org:admin");
    clerk.addMember(looms, ada, "org:member");
    visitor.post(clerk.signInUrl(), Map.of("user_id", ada.id()));

    String page = visitor.get(clerk.switchOrganizationUrl() + "?redirect_url=" + APP).body();
    assertThat(page)
        .contains("value=\"" + engines.id() + "\"", "value=\"" + looms.id() + "\"")
        .contains("Role admin", "Active");

    Visitor.Seen back =
        visitor.post(
            clerk.switchOrganizationUrl(),
            Map.of("organization_id", engines.id(), "redirect_url", APP));
    assertThat(back.status()).isEqualTo(303);
    assertThat(back.location().toString()).startsWith(APP + "?__clerk_db_jwt=");
    assertThat(organizationOf(Objects.requireNonNull(back.parameter("__clerk_db_jwt"))))
        .isEqualTo(engines.id());
  }

  @Test
  void aLinkSwitchesByIdOrSlugOrToNone() {
    clerk.addMember(engines, ada, "org:admin");
    clerk.addMember(looms, ada, "org:member");
    visitor.post(clerk.signInUrl(), Map.of("user_id", ada.id()));
    String link = clerk.switchOrganizationUrl() + "?redirect_url=" + APP + "&organization_id=";

    assertThat(organizationOf(devBrowser(visitor.get(link + "engines")))).isEqualTo(engines.id());
    assertThat(organizationOf(devBrowser(visitor.get(link)))).isNull();
    assertThat(organizationOf(devBrowser(visitor.get(link + looms.id())))).isEqualTo(looms.id());
  }

  @Test
  void nobodySwitchesToAnOrganizationOfOthers() {
    clerk.addMember(engines, ada, "org:admin");
    visitor.post(clerk.signInUrl(), Map.of("user_id", ada.id()));

    assertThat(
            visitor.get(clerk.switchOrganizationUrl() + "?organization_id=" + looms.id()).status())
        .isEqualTo(404);
  }

  @Test
  void aSignedOutBrowserIsSentToTheSignInPage() {
    Visitor.Seen seen = visitor.get(clerk.switchOrganizationUrl() + "?redirect_url=" + APP);

    assertThat(seen.status()).isEqualTo(303);
    assertThat(seen.location().toString())
        .isEqualTo("/sign-in?redirect_url=" + Visitor.encoded(APP));
  }

  @Test
  void aProductionInstanceSetsTheNewSessionTokenItself() {
    try (FakeClerk live = FakeClerk.builder().production().start()) {
      User eve = live.addUser("eve@example.com");
      Organization org = live.addOrganization("Engines", "engines");
      live.addMember(org, eve, "org:admin");
      visitor.post(live.signInUrl(), Map.of("user_id", eve.id()));

      Visitor.Seen back =
          visitor.get(
              live.switchOrganizationUrl() + "?organization_id=engines&redirect_url=" + APP);

      assertThat(back.location().toString()).isEqualTo(APP);
      ParsedToken token = ParsedToken.of(SetCookies.of(back.setCookies()).value("__session"));
      assertThat(((Map<?, ?>) token.claim("o")).get("id")).isEqualTo(org.id());
      assertThat(token.claim("azp")).isEqualTo("http://localhost:8080");
    }
  }

  @Test
  void aUserWhoLeftTheLastOrganizationSignsInToAnotherOne() {
    Store store = new Store(InstanceOptions.DEFAULT);
    Resource user = new Resource().with("id", "user_1");
    for (String id : new String[] {"org_1", "org_2"}) {
      store.organizations.put(id, new Resource().with("id", id));
      store.memberships.put(
          id,
          new Resource()
              .with("organization", store.organization(id))
              .with("public_user_data", new Resource().with("user_id", "user_1")));
    }
    Sessions sessions = new Sessions(store);
    store.lastOrganizations.put("user_1", "org_2");
    store.memberships.remove("org_2");

    assertThat(sessions.signIn(user).text("last_active_organization_id")).isEqualTo("org_1");
    store.memberships.remove("org_1");
    assertThat(sessions.signIn(user).text("last_active_organization_id")).isNull();
  }

  private static String devBrowser(Visitor.Seen seen) {
    return Objects.requireNonNull(seen.parameter("__clerk_db_jwt"));
  }

  /** Returns the organization in the session token that a handshake brings, or null. */
  private @Nullable Object organizationOf(String devBrowser) {
    String nonce =
        new Visitor()
            .get(
                clerk.frontendApiUrl()
                    + "/v1/client/handshake?format=nonce&redirect_url="
                    + APP
                    + "&__clerk_db_jwt="
                    + devBrowser)
            .parameter("__clerk_handshake_nonce");
    ParsedToken token =
        ParsedToken.of(SetCookies.of(clerk, Objects.requireNonNull(nonce)).value("__session"));
    Map<?, ?> organization = (Map<?, ?>) token.claims().get("o");
    return organization == null ? null : organization.get("id");
  }
}
