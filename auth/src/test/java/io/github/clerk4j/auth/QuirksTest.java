package io.github.clerk4j.auth;

/**
 * What Clerk's JavaScript SDK does oddly in requests, and ours does not. Of the others of the list,
 * see {@code OrgClaimsTest} (features, permissions), {@code KeysTest} (fetches of keys), {@code
 * RequestTest} (a token in a handshake's URL is not shown), and the tests of {@code protect()}.
 */
class QuirksTest extends ScenarioTest {
  @Override
  String table() {
    return """
    id | title | given | status | reason | type | answer | decision
    2.14 any accepts template tokens | refused everywhere | live accepts=any bearer=template | signed-out | token-type-mismatch | session_token | | 1
    2.14 a list accepts template tokens | refused everywhere | live accepts=[session_token,api_key] bearer=template | signed-out | token-type-mismatch | session_token | | 1
    2.14 a secret key is needed beside a JWT key | one of the two is | live no-secret jwt-key bearer=valid | signed-in | - | session_token | | 2
    2.14 the scheme's case counts | it does not | live lower=valid | signed-in | - | session_token | | 3
    2.14 Bearer and nothing | keeps its reason | live bearer= | signed-out | token-invalid | session_token | | 3
    2.14 the loop guard is for a count of 3 alone | for 3 and more | live uat=1 count=5 | signed-out | client-uat-but-no-session-token | session_token | | 4
    2.14 a reason with blanks in it | is kept | live accepts=m2m_token | signed-out | No token in header | m2m_token | |
    2.14 an invalid __clerk_redirect_url throws | is ignored | dev db=d ?__clerk_redirect_url=%3A%2F%2F session=valid uat=1 | signed-in | - | session_token | | 12
    2.14 a relative __clerk_redirect_url | is ignored | dev db=d ?__clerk_redirect_url=/x session=valid uat=1 | signed-in | - | session_token | | 12
    2.14 the session token is in the handshake's URL | as the Frontend API demands | live session=valid | handshake | session-token-but-no-client-uat | session_token | fapi +__session |
    2.14 the reason of a development satellite's handshake | as it was run | dev | handshake | dev-browser-missing | session_token | fapi |
    """;
  }
}
