package io.github.clerk4j.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How a browser is sent through a handshake, and how it comes back. */
class HandshakeTest extends ScenarioTest {
  @Override
  String table() {
    return """
    id | title | given | status | reason | type | answer | decision
    2.9 cookies, nonce | what Clerk answers | live ?__clerk_handshake_nonce=ok | signed-in | - | session_token | set-cookie=__session= set-cookie=__client_uat= |
    2.9 cookies, nonce unknown | - | live ?__clerk_handshake_nonce=x | signed-out | session-token-missing | session_token | |
    2.9 cookies, nonce unknown, valid session | never blocks it | live ?__clerk_handshake_nonce=x session=valid uat=1 | signed-in | - | session_token | | 23
    2.9 cookies, Clerk fails | could not check | live ?__clerk_handshake_nonce=x payload=500 | signed-out | session-token-missing | session_token | unchecked | 9
    2.9 cookies, Clerk refuses our key | could not check | live ?__clerk_handshake_nonce=x payload=401 | signed-out | session-token-missing | session_token | unchecked | 9
    2.9 cookies, too many calls | could not check | live ?__clerk_handshake_nonce=x payload=429 | signed-out | session-token-missing | session_token | unchecked | 9
    2.9 cookies, nobody to ask | could not check | live no-secret jwt-key ?__clerk_handshake_nonce=ok | signed-out | session-token-missing | session_token | unchecked | 2
    2.9 cookies, token | verified | live handshake-cookie=valid | signed-in | - | session_token | set-cookie=__session= set-cookie=__client_uat= |
    2.9 cookies, token by JWT key | verified | live no-secret jwt-key handshake-cookie=valid | signed-in | - | session_token | set-cookie=__session= |
    2.9 cookies, token of another category | refused | live handshake-cookie=valid handshake-template | signed-out | session-token-and-uat-missing | session_token | |
    2.9 cookies, token with a bad signature | refused | live handshake-cookie=valid handshake-spoilt | signed-out | session-token-and-uat-missing | session_token | |
    2.9 cookies, session token instead | refused: it has no cookies in it | live handshake-session uat=1 | handshake | client-uat-but-no-session-token | session_token | fapi |
    2.9 development | on to the same URL, without what Clerk put into it | dev ?a=%20b handshake-query=valid ?__clerk_help=1 ?__clerk_db_jwt=d ?z | signed-in | - | session_token | location=http://example.com/path?a=%20b&z set-cookie=__session= |
    2.9 development, no session | on to the same URL | dev ?a=1 handshake-query=none | signed-out | session-token-missing | session_token | location=http://example.com/path?a=1 set-cookie=__session= |
    2.9 no session directive | signed out, its cookies kept | live handshake-cookie=none | signed-out | session-token-missing | session_token | set-cookie=__session= set-cookie=__client_uat= |
    2.9 token verifies | - | live handshake-cookie=valid | signed-in | - | session_token | set-cookie=__session= |
    2.9 development, expired | clocks may differ by a day | dev handshake-query=expired | signed-in | - | session_token | location=http://example.com/path set-cookie=__session= |
    2.9 development, nbf | clocks may differ by a day | dev handshake-query=nbf | signed-in | - | session_token | location=http://example.com/path set-cookie=__session= |
    2.9 development, iat | clocks may differ by a day | dev handshake-query=iat | signed-in | - | session_token | location=http://example.com/path set-cookie=__session= |
    2.9 else, live expired | the flow goes on | live handshake-cookie=expired uat=1 | handshake | client-uat-but-no-session-token | session_token | fapi |
    2.9 else, bad session | the flow goes on | live handshake-cookie=bad-signature | signed-out | session-token-and-uat-missing | session_token | |
    2.9 else, dev bad session | signed out with the reason | dev handshake-query=bad-signature | signed-out | token-invalid-signature | session_token | location=http://example.com/path count=3 | 33
    2.9 else, dev nonce unknown | it leaves the URL | dev ?a=1 ?__clerk_handshake_nonce=x | signed-out | session-token-missing | session_token | location=http://example.com/path?a=1 count=3 | 33
    2.9 else, dev nonce unknown, valid session | it leaves the URL | dev db=d ?__clerk_handshake_nonce=x session=valid uat=1 | signed-in | - | session_token | location=http://example.com/path count=3 | 23, 33
    2.9 else, dev nonce unknown, after that | no next handshake for a moment | dev count=3 | signed-out | dev-browser-missing | session_token | | 33
    2.9 else, dev nonce unknown, a program | is not redirected | dev dest=empty ?__clerk_handshake_nonce=x | signed-out | session-token-missing | session_token | |
    2.9 else, dev, Clerk fails | it leaves the URL | dev ?__clerk_handshake_nonce=x payload=500 | signed-out | session-token-missing | session_token | location=http://example.com/path unchecked | 33
    2.9 cookies, a session token with a claim handshake | refused: it says that it is another kind | live handshake-cookie=valid handshake-cat-session | signed-out | session-token-and-uat-missing | session_token | |
    """;
  }

  @Test
  void theRedirectHasAllThatTheFrontendApiNeedsInOrder() {
    Scenario scenario =
        scenario(
            "dev db=d session=org uat=1 path=/orgs/a%20b ?x=1 ?__dev_session=s ?__clerk_help=1");
    RequestState state = world().authenticate(scenario);
    String token = world().tokens(scenario).named("org");

    assertThat(state.headers().get("Location"))
        .containsExactly(
            "https://clerk.inspired.puma-74.lcl.dev/v1/client/handshake"
                + "?redirect_url=http%3A%2F%2Fexample.com%2Forgs%2Fa%2520b%3Fx%3D1"
                + "&__clerk_api_version=2026-05-12"
                + "&suffixed_cookies=false"
                + "&__clerk_hs_reason=active-organization-mismatch"
                + "&format=nonce"
                + ("&__session=" + encoded(token))
                + "&__clerk_db_jwt=d"
                + "&organization_id=a%2520b");
  }

  @Test
  void theHeadersOfAReturnLetTheBrowserStoreItsCookies() {
    Scenario scenario = scenario("dev handshake-query=valid");
    Map<String, List<String>> headers = world().authenticate(scenario).headers();

    assertThat(headers)
        .containsOnly(
            entry("access-control-allow-origin", List.of("null")),
            entry("access-control-allow-credentials", List.of("true")),
            entry("set-cookie", world().tokens(scenario).cookies("valid")),
            entry("location", List.of("http://example.com/path")),
            entry("cache-control", List.of("no-store")));
  }

  @Test
  void whereABrowserIsNotSentAwayAsTheOriginIsNoneOfOursTheMessageSaysSo() {
    RequestState state = world().authenticate(scenario("live uat=1 parties=https://example.com"));
    assertThat(state.message())
        .contains("http://example.com", "authorized parties", "trustForwardedHeaders(true)");
  }

  private static Scenario scenario(String given) {
    return Scenario.parse("2.9 | - | " + given + " | - | - | - | |").toList().get(0);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
