package io.github.clerk4j.auth;

/**
 * What the authentication of requests is capable of, one request for each; the rest has details.
 */
class CapabilitiesTest extends ScenarioTest {
  @Override
  String table() {
    return """
    id | title | given | status | reason | type | answer | decision
    1.5 Input | a method, a URL and headers of any framework | live bearer=valid | signed-in | - | session_token | |
    1.5 Header token, Bearer | - | live bearer=valid | signed-in | - | session_token | |
    1.5 Header token, bare | - | live raw=valid | signed-in | - | session_token | |
    1.5 Header token, other scheme | the cookies | live basic session=valid uat=1 | signed-in | - | session_token | |
    1.5 Cookie token, plain | - | live session=valid uat=1 | signed-in | - | session_token | |
    1.5 Cookie token, suffixed | - | live own-session=valid own-uat=1 | signed-in | - | session_token | |
    1.5 Cookie token, foreign suffix | does not count | live cookie:__session_Ab12Cd34=x session=valid uat=1 | signed-in | - | session_token | |
    1.5 Handshake dev, nonce | - | dev ?__clerk_handshake_nonce=ok | signed-in | - | session_token | location=http://example.com/path set-cookie=__session= |
    1.5 Handshake dev, token | - | dev handshake-query=valid | signed-in | - | session_token | location=http://example.com/path set-cookie=__session= |
    1.5 Handshake prod, nonce | - | live nonce-cookie=ok | signed-in | - | session_token | set-cookie=__session= |
    1.5 Handshake prod, token | - | live handshake-cookie=valid | signed-in | - | session_token | set-cookie=__session= |
    1.5 Dev browser | - | dev | handshake | dev-browser-missing | session_token | fapi |
    1.5 Satellite | - | live satellite domain=sat.dev session=sat uat=1 | signed-in | - | session_token | |
    1.5 Satellite, satelliteAutoSync | - | live satellite domain=sat.dev auto-sync | handshake | satellite-needs-syncing | session_token | location=https://clerk.sat.dev/v1/client/handshake? |
    1.5 Satellite, __clerk_synced | - | live satellite domain=sat.dev auto-sync ?__clerk_synced=true | signed-out | session-token-and-uat-missing | session_token | |
    1.5 Multi-domain primary responds | - | dev ?__clerk_redirect_url=https://sat.example/ | handshake | primary-responds-to-syncing | session_token | location=https://sat.example/?__clerk_synced=true |
    1.5 Cross-origin sync on primary | - | live session=valid uat=1 referer=https://sat.example/ | handshake | primary-domain-cross-origin-sync | session_token | fapi +__session |
    1.5 proxyUrl, absolute | - | live uat=1 proxy=https://app.com/__clerk | handshake | client-uat-but-no-session-token | session_token | location=https://app.com/__clerk/v1/client/handshake? |
    1.5 proxyUrl, relative | - | live uat=1 proxy=/__clerk | handshake | client-uat-but-no-session-token | session_token | location=http://example.com/__clerk/v1/client/handshake? |
    1.5 Refresh token | - | live session=expired uat=1 refresh=ok | signed-in | - | session_token | set-cookie=__session_ |
    1.5 organizationSyncOptions | - | live session=valid uat=1 path=/org-ids/org_1 | handshake | active-organization-mismatch | session_token | fapi +__session organization=org_1 |
    1.5 acceptsToken, default | session tokens | live bearer=m2m | signed-out | token-type-mismatch | session_token | |
    1.5 acceptsToken, single | - | live accepts=m2m_token bearer=m2m | signed-in | - | m2m_token | |
    1.5 acceptsToken, list | - | live accepts=[session_token,oauth_token] bearer=oauth | signed-in | - | oauth_token | |
    1.5 acceptsToken, any | - | live accepts=any bearer=ak_x verify=200 | signed-in | - | api_key | |
    1.5 Result headers | StateHeadersTest | live uat=1 | handshake | client-uat-but-no-session-token | session_token | fapi count=1 |
    1.5 Redirect loop guard | - | live uat=1 count=3 | signed-out | client-uat-but-no-session-token | session_token | |
    1.5 Pending sessions | - | live bearer=pending | signed-in | - | session_token | pending |
    1.5 Failure response | protect() decides | live bearer=x | signed-out | token-invalid | session_token | |
    1.5 Never throws on hostile input | RequestFuzzTest, and in development either | dev handshake-query=valid handshake-spoilt | signed-out | token-invalid-signature | session_token | location=http://example.com/path | 6, 33
    """;
  }
}
