package io.github.clerk4j.auth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * The 113 scenarios that were run against Clerk's JavaScript SDK, and the outcome of each here. If
 * that differs, the last cell has the decision. {@code docs/behavior.md} explains the columns.
 */
class OracleTest extends ScenarioTest {
  private static final String HEADER =
      """
      id | title | given | status | reason | type | answer | decision
      H01 | header valid | live bearer=valid | signed-in | - | session_token | |
      H02 | header raw token without scheme | live raw=valid | signed-in | - | session_token | |
      H03 | header bearer lower-case scheme, dev, no cookies | dev lower=valid | signed-in | - | session_token | | 3
      H04 | header Basic, live, no cookies | live basic | signed-out | session-token-and-uat-missing | session_token | |
      H05 | header Bearer empty | live bearer= | signed-out | token-invalid | session_token | |
      H06 | header bad azp | live bearer=valid parties=https://other.example | signed-out | token-invalid-authorized-parties | session_token | |
      H07 | header missing azp + authorizedParties | live bearer=no-azp parties=http://example.com | signed-out | token-invalid-authorized-parties | session_token | |
      H08 | header expired, GET document | live bearer=expired | handshake | session-token-expired-refresh-non-eligible-no-refresh-cookie | session_token | fapi +__session count=1 |
      H09 | header expired, GET fetch | live bearer=expired dest=empty | signed-out | session-token-expired-refresh-non-eligible-no-refresh-cookie | session_token | |
      H10 | header expired, POST document | live bearer=expired post | signed-out | session-token-expired-refresh-non-eligible-non-get | session_token | |
      H11 | header expired, GET no sec-fetch, accept json | live bearer=expired dest= accept=application/json | signed-out | session-token-expired-refresh-non-eligible-no-refresh-cookie | session_token | |
      H12 | header nbf future fetch | live bearer=nbf dest=empty | signed-out | session-token-nbf | session_token | |
      H13 | header iat future fetch | live bearer=iat dest=empty | signed-out | session-token-iat-in-the-future | session_token | |
      H14 | header bad signature | live bearer=bad-signature | signed-out | token-invalid-signature | session_token | |
      H15 | header malformed | live bearer=malformed | signed-out | token-invalid | session_token | |
      H16 | header jwks empty | live bearer=valid jwks=empty | signed-out | jwk-remote-failed-to-load | session_token | unchecked |
      H17 | header kid mismatch | live bearer=kid | signed-out | jwk-kid-mismatch | session_token | |
      H18 | header alg HS256 | live bearer=hs256 | signed-out | token-invalid-algorithm | session_token | |
      H19 | header typ foo | live bearer=typ-foo | signed-out | token-invalid | session_token | |
      H20 | header sub missing | live bearer=no-sub | signed-out | token-verification-failed | session_token | |
      H21 | header aud mismatch | live bearer=aud audience=other | signed-out | token-verification-failed | session_token | |
      H22 | header aud absent + audience configured | live bearer=valid audience=other | signed-in | - | session_token | |
      H23 | header M2M JWT | live bearer=m2m | signed-out | token-type-mismatch | session_token | |
      H24 | header OAuth JWT | live bearer=oauth | signed-out | token-type-mismatch | session_token | |
      H25 | header JWT-template | live bearer=template | signed-out | token-type-mismatch | session_token | |
      H26 | header opaque ak_ with default acceptsToken | live bearer=ak_x | signed-out | token-invalid | session_token | |
      H27 | header pending session (sts) | live bearer=pending | signed-in | - | session_token | pending |
      """;

  private static final String ACCEPTED =
      """
      id | title | given | status | reason | type | answer | decision
      A01 | any + JWT-template header | live accepts=any bearer=template | signed-out | token-type-mismatch | session_token | | 1
      A02 | any + cat=M2M but user sub | live accepts=any bearer=cat-m2m | signed-out | token-type-mismatch | session_token | | 1
      A03 | any + random string | live accepts=any bearer=random | signed-out | token-invalid | session_token | |
      A04 | any + no header, live no cookies | live accepts=any | signed-out | session-token-and-uat-missing | session_token | |
      A05 | array [session] + JWT-template header | live accepts=[session_token] bearer=template | signed-out | token-type-mismatch | session_token | | 1
      A06 | array [api_key] + no token | live accepts=[api_key] | signed-out | token-type-mismatch | null | |
      A07 | array [api_key] + session JWT | live accepts=[api_key] bearer=valid | signed-out | token-type-mismatch | null | |
      A08 | api_key + no token | live accepts=api_key | signed-out | No token in header | api_key | |
      A09 | api_key + session JWT | live accepts=api_key bearer=valid | signed-out | token-type-mismatch | api_key | |
      A10 | api_key + oat_ | live accepts=api_key bearer=oat_x | signed-out | token-type-mismatch | api_key | |
      A11 | api_key valid | live accepts=api_key bearer=ak_x verify=200 | signed-in | - | api_key | |
      A12 | api_key 404 | live accepts=api_key bearer=ak_x verify=404 | signed-out | token-invalid | api_key | |
      A13 | api_key 401 | live accepts=api_key bearer=ak_x verify=401 | signed-out | secret-key-invalid | api_key | unchecked |
      A14 | api_key 500 | live accepts=api_key bearer=ak_x verify=500 | signed-out | unexpected-error | api_key | unchecked |
      A15 | m2m without any secret | live accepts=m2m_token no-secret | throws | - | - | |
      A16 | oauth_token no publishableKey | no-key live accepts=oauth_token | signed-out | No token in header | oauth_token | | 2
      A17 | api_key no publishableKey no token | no-key live accepts=api_key | signed-out | No token in header | api_key | |
      A18 | m2m JWT acceptsToken m2m | live accepts=m2m_token bearer=m2m | signed-in | - | m2m_token | |
      A19 | oauth JWT acceptsToken oauth | live accepts=oauth_token bearer=oauth | signed-in | - | oauth_token | |
      A20 | session + no secretKey but jwtKey | live no-secret jwt-key bearer=valid | signed-in | - | session_token | | 2
      A21 | default + no publishableKey | no-key live bearer=valid | signed-in | - | session_token | | 2
      A22 | m2m expired JWT | live accepts=m2m_token bearer=m2m-expired | signed-out | token-verification-failed | m2m_token | |
      """;

  private static final String COOKIES =
      """
      id | title | given | status | reason | type | answer | decision
      C01 | live no cookies | live | signed-out | session-token-and-uat-missing | session_token | |
      C02 | live uat=0 | live uat=0 | signed-out | session-token-and-uat-missing | session_token | |
      C03 | live uat>0 no session, document | live uat=1 | handshake | client-uat-but-no-session-token | session_token | fapi count=1 |
      C04 | live uat>0 no session, fetch | live uat=1 dest=empty | signed-out | client-uat-but-no-session-token | session_token | |
      C05 | live uat>0 no session, no sec-fetch + accept text/html | live uat=1 dest= accept=text/html | handshake | client-uat-but-no-session-token | session_token | fapi count=1 |
      C06 | live uat>0 no session, POST document | live uat=1 post | signed-out | client-uat-but-no-session-token | session_token | |
      C07 | live session no uat | live session=valid | handshake | session-token-but-no-client-uat | session_token | fapi +__session count=1 |
      C08 | live valid | live session=valid uat=1 | signed-in | - | session_token | |
      C09 | live iat<uat | live session=valid uat=iat+1 | handshake | session-token-iat-before-client-uat | session_token | fapi +__session count=1 |
      C10 | live expired no refresh | live session=expired uat=1 | handshake | session-token-expired-refresh-non-eligible-no-refresh-cookie | session_token | fapi +__session count=1 |
      C11 | live expired with refresh cookie but no apiClient | live no-secret jwt-key session=expired uat=1 refresh=r | handshake | session-token-expired-refresh-missing-api-client | session_token | fapi +__session count=1 |
      C12 | live expired refresh ok | live session=expired uat=1 refresh=ok | signed-in | - | session_token | set-cookie=__session_ |
      C13 | live expired refresh BAPI error code | live session=expired uat=1 refresh=session_not_found | handshake | session-token-expired-refresh-session_not_found | session_token | fapi +__session count=1 |
      C14 | live expired refresh fetch error | live session=expired uat=1 refresh=disconnect | handshake | session-token-expired-refresh-fetch-error | session_token | fapi +__session count=1 |
      C15 | live expired refresh unknown throw | live session=expired uat=1 refresh=html | handshake | session-token-expired-refresh-unexpected-bapi-error | session_token | fapi +__session count=1 |
      C16 | live expired refresh returns no cookies | live session=expired uat=1 refresh=none | handshake | session-token-expired-refresh-unexpected-sdk-error | session_token | fapi +__session count=1 |
      C17 | live expired refresh returns bad token | live session=expired uat=1 refresh=bad | handshake | session-token-expired-refresh-invalid-session-token | session_token | fapi +__session count=1 |
      C18 | live expired POST with refresh cookie | live session=expired uat=1 refresh=ok post | signed-out | session-token-expired-refresh-non-eligible-non-get | session_token | |
      C19 | live bad signature cookie | live session=bad-signature uat=1 | signed-out | token-invalid-signature | session_token | |
      C20 | live cookie undecodable session | live session=malformed uat=1 | signed-out | token-invalid | session_token | |
      C21 | live cookie M2M JWT | live session=m2m uat=1 | signed-out | token-type-mismatch | session_token | |
      C22 | live cookie JWT template | live session=template uat=1 | signed-out | token-type-mismatch | session_token | |
      C23 | live loop counter 3 expired | live session=expired uat=1 count=3 | signed-out | session-token-expired-refresh-non-eligible-no-refresh-cookie | session_token | |
      C24 | live loop counter 2 expired | live session=expired uat=1 count=2 | handshake | session-token-expired-refresh-non-eligible-no-refresh-cookie | session_token | fapi +__session count=3 |
      C25 | live loop counter 4 expired | live session=expired uat=1 count=4 | signed-out | session-token-expired-refresh-non-eligible-no-refresh-cookie | session_token | | 4
      D01 | dev no cookies | dev | handshake | dev-browser-missing | session_token | fapi count=1 |
      D02 | dev db_jwt query | dev ?__clerk_db_jwt=abc | handshake | dev-browser-sync | session_token | fapi +__clerk_db_jwt count=1 |
      D03 | dev db_jwt cookie only, nothing else | dev db=abc | signed-out | session-token-and-uat-missing | session_token | |
      D04 | dev db_jwt + uat=0 | dev db=abc uat=0 | signed-out | session-token-and-uat-missing | session_token | |
      D05 | dev session no uat | dev db=abc session=valid | handshake | session-token-but-no-client-uat | session_token | fapi +__session +__clerk_db_jwt count=1 |
      D06 | dev uat no session | dev db=abc uat=1 | handshake | client-uat-but-no-session-token | session_token | fapi +__clerk_db_jwt count=1 |
      D07 | dev valid | dev db=abc uat=1 session=valid | signed-in | - | session_token | |
      D08 | dev primary redirect url | dev db=abc ?__clerk_redirect_url=http%3A%2F%2Fsat.example%2Fx | handshake | primary-responds-to-syncing | session_token | location=http://sat.example/x?__clerk_synced=true&__clerk_db_jwt=abc count=1 |
      """;

  private static final String DOMAINS =
      """
      id | title | given | status | reason | type | answer | decision
      S01 | live satellite no cookies autoSync default | live satellite domain=sat.dev | signed-out | session-token-and-uat-missing | session_token | |
      S02 | live satellite no cookies autoSync true | live satellite domain=sat.dev auto-sync | handshake | satellite-needs-syncing | session_token | location=https://clerk.sat.dev/v1/client/handshake? count=1 |
      S03 | live satellite __clerk_synced=false | live satellite domain=sat.dev ?__clerk_synced=false | handshake | satellite-needs-syncing | session_token | location=https://clerk.sat.dev/v1/client/handshake? count=1 |
      S04 | live satellite __clerk_synced=true no cookies | live satellite domain=sat.dev ?__clerk_synced=true | signed-out | session-token-and-uat-missing | session_token | |
      S05 | dev satellite autoSync true | dev satellite domain=sat.dev auto-sync sign-in=https://primary.dev/sign-in | handshake | satellite-needs-syncing | session_token | location=https://primary.dev/sign-in?__clerk_redirect_url=http%3A%2F%2Fexample.com%2Fpath count=1 |
      S06 | dev satellite default | dev satellite domain=sat.dev sign-in=https://primary.dev/sign-in | signed-out | session-token-and-uat-missing | session_token | |
      S07 | dev satellite missing signInUrl | dev satellite domain=sat.dev | throws | - | - | |
      S08 | satellite missing domain+proxy | live satellite | throws | - | - | |
      S09 | satellite relative signInUrl with Origin | dev satellite domain=sat.dev sign-in=/sign-in | throws | - | - | |
      S10 | satellite same-origin signInUrl with Origin | dev satellite domain=sat.dev sign-in=https://sat.dev/sign-in | throws | - | - | |
      S11 | live satellite POST synced=false | live satellite domain=sat.dev ?__clerk_synced=false post | signed-out | session-token-and-uat-missing | session_token | |
      X01 | live primary cross-origin referrer document | live session=valid uat=1 referer=https://other.example/x | handshake | primary-domain-cross-origin-sync | session_token | fapi +__session count=1 |
      X02 | live primary FAPI referrer | live session=valid uat=1 referer=https://clerk.inspired.puma-74.lcl.dev/x | signed-in | - | session_token | |
      X03 | live primary cross-origin, loop counter 1 | live session=valid uat=1 referer=https://other.example/x count=1 | signed-in | - | session_token | |
      O01 | org sync mismatch | live session=valid uat=1 path=/orgs/acme | handshake | active-organization-mismatch | session_token | fapi +__session organization=acme count=1 |
      O02 | org sync mismatch loop>=3 | live session=valid uat=1 path=/orgs/acme count=3 | signed-in | - | session_token | |
      O03 | org sync mismatch but fetch request | live session=valid uat=1 path=/orgs/acme dest=empty | signed-in | - | session_token | |
      O04 | personal account with org active | live session=org uat=1 path=/me | handshake | active-organization-mismatch | session_token | fapi +__session organization= count=1 |
      P01 | live proxyUrl handshake location | live uat=1 proxy=https://app.com/__clerk | handshake | client-uat-but-no-session-token | session_token | location=https://app.com/__clerk/v1/client/handshake? count=1 |
      P02 | live relative proxyUrl w/ forwarded | live uat=1 proxy=/__clerk forwarded=app.com | handshake | client-uat-but-no-session-token | session_token | location=https://app.com/__clerk/v1/client/handshake? count=1 |
      P03 | live satellite domain handshake location | live satellite domain=sat.dev auto-sync | handshake | satellite-needs-syncing | session_token | location=https://clerk.sat.dev/v1/client/handshake? count=1 |
      """;

  private static final String HANDSHAKES =
      """
      id | title | given | status | reason | type | answer | decision
      K01 | live handshake cookie with session | live handshake-cookie=valid | signed-in | - | session_token | set-cookie=__session= set-cookie=__client_uat= |
      K02 | live handshake cookie w/o session | live handshake-cookie=none | signed-out | session-token-missing | session_token | set-cookie=__session= |
      K03 | live handshake cookie bad signature | live handshake-cookie=valid handshake-spoilt | signed-out | session-token-and-uat-missing | session_token | |
      K04 | dev handshake query with session | dev ?a=1 handshake-query=valid | signed-in | - | session_token | location=http://example.com/path?a=1 set-cookie=__session= |
      K05 | dev handshake query bad signature | dev handshake-query=valid handshake-spoilt | signed-out | token-invalid-signature | session_token | location=http://example.com/path count=3 | 33
      K06 | dev handshake expired session -> clock skew retry | dev handshake-query=expired | signed-in | - | session_token | location=http://example.com/path set-cookie=__session= |
      K07 | live handshake expired session | live handshake-cookie=expired | signed-out | session-token-and-uat-missing | session_token | |
      K08 | dev nonce ok | dev ?__clerk_handshake_nonce=ok | signed-in | - | session_token | location=http://example.com/path set-cookie=__session= |
      K09 | live nonce BAPI error | live nonce-cookie=unknown | signed-out | session-token-missing | session_token | |
      K10 | live handshake JWT-template category | live handshake-cookie=valid handshake-template | signed-out | session-token-and-uat-missing | session_token | |
      """;

  @Override
  String table() {
    return HEADER + ACCEPTED + COOKIES + DOMAINS + HANDSHAKES;
  }

  @Test
  void thereAreAsManyAsWereRun() {
    assertThat(scenarios().map(Scenario::id).distinct()).hasSize(113);
  }
}
