package io.github.clerk4j.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerk4j.model.Organization;
import io.github.clerk4j.model.Session;
import io.github.clerk4j.model.SessionStatus;
import io.github.clerk4j.model.User;
import io.github.clerk4j.testing.junit.FakeClerkExtension;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AccountPagesTest {
  private static final String APP = "http://localhost:8080/invoices?page=2";

  @RegisterExtension private final FakeClerkExtension extension = FakeClerkExtension.create();
  private final FakeClerk clerk = extension.fake();
  private final Visitor visitor = new Visitor();
  private final User ada = clerk.addUser("ada@example.com");
  private final User bob = clerk.addUser(u -> u.username("bob"));

  @Test
  void aPersonPicksAUserAndIsRedirectedBackSignedIn() {
    Visitor.Seen page = visitor.get(clerk.signInUrl() + "?redirect_url=" + Visitor.encoded(APP));

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.response().headers().firstValue("Content-Type"))
        .hasValue("text/html; charset=utf-8");
    assertThat(page.body())
        .contains("name=\"user_id\" value=\"" + ada.id() + "\"")
        .contains(">ada@example.com<", ">bob<", "http://localhost:8080")
        .contains("method=\"post\" action=\"/sign-in\"")
        .contains("name=\"redirect_url\" value=\"" + APP + "\"");

    Visitor.Seen back =
        visitor.post(clerk.signInUrl(), Map.of("user_id", ada.id(), "redirect_url", APP));

    assertThat(back.status()).isEqualTo(303);
    String devBrowser = Objects.requireNonNull(back.parameter("__clerk_db_jwt"));
    assertThat(back.location().toString()).isEqualTo(APP + "&__clerk_db_jwt=" + devBrowser);
    assertThat(userOf(new Visitor(), devBrowser)).isEqualTo(ada.id());
  }

  @Test
  void aSignedInBrowserIsRedirectedAtOnce() {
    visitor.post(clerk.signInUrl(), Map.of("user_id", bob.id()));

    Visitor.Seen seen = visitor.get(clerk.signInUrl() + "?redirect_url=" + APP);

    assertThat(seen.status()).isEqualTo(303);
    assertThat(seen.location().getHost()).isEqualTo("localhost");
    assertThat(visitor.get(clerk.signInUrl()).body()).contains("Signed in as bob");
  }

  @Test
  void theDevBrowserThatTheApplicationNamesIsTheOneThatIsSignedIn() {
    String devBrowser = clerk.browsers().newDevBrowserToken();

    visitor.get(clerk.signInUrl() + "?__clerk_db_jwt=" + devBrowser);
    visitor.post(clerk.signInUrl(), Map.of("user_id", ada.id()));

    assertThat(userOf(new Visitor(), devBrowser)).isEqualTo(ada.id());
  }

  @Test
  void signingOutEndsTheSession() {
    Session session = clerk.signIn(ada);
    clerk.browsers().signIn(session);

    Visitor.Seen seen = visitor.get(clerk.signOutUrl() + "?redirect_url=" + APP);

    assertThat(seen.location().toString()).startsWith(APP);
    assertThat(clerk.session(session.id()).status()).isEqualTo(SessionStatus.ENDED);
    assertThat(visitor.get(clerk.signInUrl()).body()).doesNotContain("Signed in");
  }

  @Test
  void aProductionInstanceTellsTheHostThatSomebodySignedIn() {
    try (FakeClerk live = FakeClerk.builder().production().start()) {
      User eve = live.addUser("eve@example.com");

      Visitor.Seen back =
          visitor.post(live.signInUrl(), Map.of("user_id", eve.id(), "redirect_url", APP));

      assertThat(back.location().toString()).isEqualTo(APP);
      SetCookies cookies = SetCookies.of(back.setCookies());
      assertThat(Long.parseLong(cookies.value("__client_uat"))).isPositive();
      assertThat(cookies.value("__client_uat_" + live.browsers().cookieSuffix()))
          .isEqualTo(cookies.value("__client_uat"));
      assertThat(cookies.attributes("__client")).endsWith("Secure; HttpOnly");
    }
  }

  @Test
  void nothingGetsIntoThePageAsHtml() {
    String evil = "https://app.example.com/?a=\"><script>alert('1')</script>";
    clerk.addUser(u -> u.username("<script>\"'&"));

    String page = visitor.get(clerk.signInUrl() + "?redirect_url=" + Visitor.encoded(evil)).body();

    assertThat(page).doesNotContain("<script").contains("&lt;script&gt;&quot;&#39;&amp;</span>");
  }

  @Test
  void redirectsLeadToUrlsOfHttpOnly() {
    String evil = "javascript:alert(1)";
    String query = "?redirect_url=" + evil;

    assertThat(visitor.get(clerk.signInUrl() + query).status()).isEqualTo(400);
    assertThat(
            visitor
                .post(clerk.signInUrl(), Map.of("user_id", ada.id(), "redirect_url", evil))
                .status())
        .isEqualTo(400);
  }

  @Test
  void theOnlyOrganizationOfAUserIsActiveAfterTheSignIn() {
    Organization engines = clerk.addOrganization("Engines", "engines");
    clerk.addMember(engines, ada, "org:admin");

    assertThat(organizationAfterSignIn(ada)).isEqualTo(engines.id());
    assertThat(organizationAfterSignIn(bob)).isNull();
  }

  @Test
  void theOrganizationJoinedLastIsActiveAfterTheSignIn() {
    Organization engines = clerk.addOrganization("Engines", "engines");
    Organization looms = clerk.addOrganization("Looms", "looms");
    clerk.addMember(engines, ada, "org:admin");
    clerk.addMember(looms, ada, "org:member");
    clerk.addMember(engines, ada, "org:member"); // another role is no new membership

    assertThat(organizationAfterSignIn(ada)).isEqualTo(looms.id());
  }

  @Test
  void theOrganizationThatWasMadeActiveLastIsActiveAfterTheNextSignIn() {
    Organization engines = clerk.addOrganization("Engines", "engines");
    clerk.addMember(engines, ada, "org:admin");
    clerk.addMember(clerk.addOrganization("Looms", "looms"), ada, "org:member");

    organizationAfterSignIn(ada);
    visitor.get(handshake("") + "&organization_id=engines");
    assertThat(organizationAfterSignIn(ada)).isEqualTo(engines.id());

    visitor.get(handshake("") + "&organization_id=");
    assertThat(organizationAfterSignIn(ada)).isNull();

    clerk.signIn(ada, engines);
    assertThat(organizationAfterSignIn(ada)).isEqualTo(engines.id());
  }

  @Test
  void anUnknownOrBannedUserCannotSignIn() {
    new Backend(clerk).post("/v1/users/" + bob.id() + "/ban");

    assertThat(visitor.post(clerk.signInUrl(), Map.of()).status()).isEqualTo(404);
    assertThat(visitor.post(clerk.signInUrl(), Map.of("user_id", bob.id())).status())
        .isEqualTo(403);
  }

  /** Signs in by the page, and returns the organization in the session token, or null. */
  private @Nullable Object organizationAfterSignIn(User user) {
    visitor.post(clerk.signInUrl(), Map.of("user_id", user.id()));
    Map<?, ?> organization = (Map<?, ?>) sessionToken(visitor, "").claims().get("o");
    return organization == null ? null : organization.get("id");
  }

  /** Returns the user of a browser, by the session token of a handshake. */
  private Object userOf(Visitor visitor, String devBrowser) {
    return sessionToken(visitor, devBrowser).claim("sub");
  }

  private ParsedToken sessionToken(Visitor visitor, String devBrowser) {
    String nonce = visitor.get(handshake(devBrowser)).parameter("__clerk_handshake_nonce");
    return ParsedToken.of(SetCookies.of(clerk, Objects.requireNonNull(nonce)).value("__session"));
  }

  private String handshake(String devBrowser) {
    return clerk.frontendApiUrl()
        + "/v1/client/handshake?format=nonce&redirect_url="
        + APP
        + "&__clerk_db_jwt="
        + devBrowser;
  }
}
