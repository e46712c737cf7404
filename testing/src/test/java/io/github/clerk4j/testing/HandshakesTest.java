package io.github.clerk4j.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerk4j.model.Jwks;
import io.github.clerk4j.model.Organization;
import io.github.clerk4j.model.Session;
import io.github.clerk4j.model.User;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HandshakesTest {
  private static final String APP = "https://app.example.com/invoices?page=2";

  private final FakeClock clock = FakeClock.standingAt(Instant.parse("2026-05-12T12:00:00Z"));
  private final FakeClerk clerk =
      FakeClerk.builder().clock(clock).frontendApi("clerk.inspired.puma-74.lcl.dev").start();
  private final FakeClerk live =
      FakeClerk.builder().clock(clock).frontendApi("clerk.clerk.dev").production().start();
  private final Backend backend = new Backend(clerk);
  private final Visitor visitor = new Visitor();
  private final User ada = clerk.addUser("ada@example.com");
  private final Session session = clerk.signIn(ada);

  @AfterEach
  void stop() {
    clerk.close();
    live.close();
  }

  @Test
  void theSuffixOfCookiesComesFromThePublishableKey() {
    assertThat(live.publishableKey()).isEqualTo("pk_live_Y2xlcmsuY2xlcmsuZGV2JA");
    assertThat(live.browsers().cookieSuffix()).isEqualTo("1Z8AzTQD");
  }

  @Test
  void aBrowserComesBackToADevelopmentInstanceWithANonceThatIsGoodOnce() {
    Visitor.Seen seen = visitor.get(handshake(clerk) + "&format=nonce");

    assertThat(seen.status()).isEqualTo(307);
    assertThat(seen.location().toString())
        .startsWith(APP + "&__clerk_handshake_nonce=")
        .doesNotContain("__session");
    String path = "/v1/clients/handshake_payload?nonce=" + nonce(seen);
    assertThat(backend.get(path).status()).isEqualTo(200);
    assertThat(backend.get(path).status()).isEqualTo(404);
    assertThat(backend.get(path).code()).isEqualTo("resource_not_found");
  }

  @Test
  void aPayloadNeedsTheSecretKeyAndANonce() {
    String path = "/v1/clients/handshake_payload";

    assertThat(backend.send(backend.request("GET", path + "?nonce=x", "")).status()).isEqualTo(401);
    assertThat(backend.get(path).code()).isEqualTo("form_param_missing");
  }

  @Test
  void withoutThatFormatItComesBackWithASignedToken() {
    clerk.browsers().signIn(session);

    Visitor.Seen seen = visitor.get(handshake(clerk));

    ParsedToken token = ParsedToken.of(Objects.requireNonNull(seen.parameter("__clerk_handshake")));
    assertThat(token.isSignedBy(backend.get("/v1/jwks").as(Jwks.class))).isTrue();
    assertThat(token.header().containsKey("cat")).isFalse();
    assertThat(SetCookies.of((List<?>) token.claim("handshake")).value("__session")).isNotEmpty();
  }

  @Test
  void aSignedInBrowserGetsSessionCookies() {
    clerk.browsers().signIn(session);

    SetCookies cookies =
        SetCookies.of(clerk, nonce(visitor.get(handshake(clerk) + "&format=nonce")));

    String suffix = "_" + clerk.browsers().cookieSuffix();
    assertThat(cookies.lines().keySet())
        .containsExactlyInAnyOrder(
            "__session",
            "__session" + suffix,
            "__client_uat",
            "__client_uat" + suffix,
            "__clerk_db_jwt",
            "__clerk_db_jwt" + suffix,
            "__refresh" + suffix);
    ParsedToken token = ParsedToken.of(cookies.value("__session"));
    assertThat(token.claim("sid")).isEqualTo(session.id());
    assertThat(token.claim("iss")).isEqualTo("https://clerk.inspired.puma-74.lcl.dev");
    assertThat(token.claim("azp")).isEqualTo("https://app.example.com");
    assertThat(cookies.value("__session" + suffix)).isEqualTo(cookies.value("__session"));
    assertThat(cookies.value("__client_uat")).isEqualTo("" + clock.instant().getEpochSecond());
    assertThat(cookies.attributes("__session")).isEqualTo("Path=/; Max-Age=31536000; SameSite=Lax");
    assertThat(cookies.attributes("__refresh" + suffix)).endsWith("; HttpOnly");
  }

  @Test
  void aSignedOutBrowserGetsEmptyCookies() {
    SetCookies cookies =
        SetCookies.of(clerk, nonce(visitor.get(handshake(clerk) + "&format=nonce")));

    assertThat(cookies.value("__session")).isEmpty();
    assertThat(cookies.attributes("__session")).contains("Max-Age=0");
    assertThat(cookies.value("__client_uat")).isEqualTo("0");
    assertThat(cookies.value("__clerk_db_jwt")).startsWith("dvb_");
  }

  @Test
  void aRevokedSessionIsSignedOut() {
    clerk.browsers().signIn(session);
    backend.post("/v1/sessions/" + session.id() + "/revoke");

    assertThat(cookies("").value("__session")).isEmpty();
  }

  @Test
  void aProductionInstanceLeavesTheUrlAloneAndSetsACookieUntilItIsResolved() {
    live.browsers().signIn(live.signIn(live.addUser("bob@example.com")));

    Visitor.Seen seen = visitor.get(handshake(live) + "&format=nonce");

    assertThat(seen.location().toString()).isEqualTo(APP);
    SetCookies set = SetCookies.of(seen.setCookies());
    assertThat(set.attributes("__clerk_handshake_nonce"))
        .isEqualTo("Path=/; Max-Age=10; SameSite=Lax; Secure");
    SetCookies cookies = SetCookies.of(live, set.value("__clerk_handshake_nonce"));
    assertThat(cookies.lines().keySet()).doesNotContain("__clerk_db_jwt");
    assertThat(cookies.value("__clerk_handshake_nonce")).isEmpty();
    assertThat(cookies.attributes("__session")).endsWith("; Secure");
    assertThat(SetCookies.of(visitor.get(handshake(live)).setCookies()).lines())
        .containsKey("__clerk_handshake");
  }

  @Test
  void aDevelopmentInstanceKnowsABrowserByItsTokenOrByItsOwnCookie() {
    String token = cookies("").value("__clerk_db_jwt");

    assertThat(cookies("").value("__clerk_db_jwt")).isEqualTo(token);
    Visitor other = new Visitor();
    assertThat(devBrowser(other, "&__clerk_db_jwt=" + token)).isEqualTo(token);
    assertThat(devBrowser(new Visitor(), "&__clerk_db_jwt=dvb_unknown")).isNotEqualTo(token);
    assertThat(devBrowser(new Visitor(), "")).isNotEqualTo(token);
  }

  @Test
  void aHandshakeActivatesAnOrganizationOfAMember() {
    Organization engines = clerk.addOrganization("Engines", "engines");
    Organization foreign = clerk.addOrganization("Foreign", "foreign");
    clerk.addMember(engines, ada, "org:admin");
    clerk.browsers().signIn(session);

    assertThat(organization("&organization_id=engines")).isEqualTo(engines.id());
    assertThat(organization("&organization_id=" + foreign.id())).isEqualTo(engines.id());
    assertThat(organization("")).isEqualTo(engines.id());
    assertThat(organization("&organization_id=")).isNull();
    assertThat(organization("&organization_id=" + engines.id())).isEqualTo(engines.id());
    assertThat(clerk.session(session.id()).lastActiveOrganizationId()).isEqualTo(engines.id());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "?redirect_url=",
        "?redirect_url=/invoices",
        "?redirect_url=//evil.example",
        "?redirect_url=javascript:alert(1)",
        "?redirect_url=https:",
        "?redirect_url=https:///invoices",
      })
  void aBrowserIsOnlySentToAbsoluteUrlsOfHttp(String query) {
    Visitor.Seen seen = visitor.get(clerk.frontendApiUrl() + "/v1/client/handshake" + query);

    assertThat(seen.status()).isEqualTo(400);
    assertThat(new Backend.Reply(seen.response()).code()).startsWith("form_param_");
  }

  @Test
  void thePublicKeysAreAtTheFrontendApiToo() {
    String keys = visitor.get(clerk.frontendApiUrl() + "/.well-known/jwks.json").body();

    assertThat(keys).isEqualTo(visitor.get(clerk.jwksUrl()).body()).contains("\"kid\"");
  }

  @Test
  void aHandshakeCanBeStubbedLikeAnyOtherRequest() {
    clerk.stub("GET", "/client/handshake", FakeResponse.of(503));

    assertThat(visitor.get(handshake(clerk)).status()).isEqualTo(503);
  }

  @Test
  void theLogOfRequestsShowsNoTokenOfAUrl() {
    visitor.get(handshake(clerk) + "&__session=hidden");

    assertThat(clerk.requests().toString()).contains("handshake").doesNotContain("hidden");
    assertThat(clerk.requests().get(0).query("__session")).isEqualTo(List.of("hidden"));
  }

  @Test
  void testsBuildHandshakesWithFaults() {
    String nonce = clerk.browsers().handshakeNonce("a=1; Path=/");
    ParsedToken token =
        ParsedToken.of(
            clerk
                .browsers()
                .handshakeToken("a=1; Path=/")
                .header("cat", "x")
                .claim("exp", 1)
                .sign());

    assertThat(SetCookies.of(clerk, nonce).lines()).isEqualTo(Map.of("a", "a=1; Path=/"));
    assertThat(token.claims()).isEqualTo(Map.of("handshake", List.of("a=1; Path=/"), "exp", 1L));
    assertThat(token.header().get("cat")).isEqualTo("x");
  }

  private static String handshake(FakeClerk clerk) {
    return clerk.frontendApiUrl()
        + "/v1/client/handshake?suffixed_cookies=true&__clerk_hs_reason=dev-browser-missing"
        + "&__clerk_api_version=2026-05-12&redirect_url="
        + Visitor.encoded(APP);
  }

  private static String nonce(Visitor.Seen seen) {
    return Objects.requireNonNull(seen.parameter("__clerk_handshake_nonce"));
  }

  private SetCookies cookies(String query) {
    return SetCookies.of(clerk, nonce(visitor.get(handshake(clerk) + "&format=nonce" + query)));
  }

  private String devBrowser(Visitor visitor, String query) {
    Visitor.Seen seen = visitor.get(handshake(clerk) + "&format=nonce" + query);
    return SetCookies.of(clerk, nonce(seen)).value("__clerk_db_jwt");
  }

  private @Nullable Object organization(String query) {
    Object o = ParsedToken.of(cookies(query).value("__session")).claims().get("o");
    return o instanceof Map<?, ?> map ? map.get("id") : null;
  }
}
