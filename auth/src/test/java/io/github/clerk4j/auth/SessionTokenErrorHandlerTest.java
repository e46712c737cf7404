package io.github.clerk4j.auth;

/** What becomes of a request whose session token was not accepted. */
class SessionTokenErrorHandlerTest extends ScenarioTest {
  private static final String REASONS =
      """
      id | title | given | status | reason | type | answer | decision
      2.7 not a verification error | a fault of ours alone, see AuthenticatorFaultTest; Clerk's are told apart | live bearer=valid jwks=empty | signed-out | jwk-remote-failed-to-load | session_token | unchecked | 9
      2.7 token-expired, refreshed | - | live session=expired uat=1 refresh=ok | signed-in | - | session_token | set-cookie=__session_ |
      2.7 token-expired, header, refreshed | - | live bearer=expired refresh=ok | signed-in | - | session_token | set-cookie=__session_ |
      2.7 token-expired, refresh failed | - | live session=expired uat=1 refresh=session_not_found | handshake | session-token-expired-refresh-session_not_found | session_token | fapi +__session count=1 |
      2.7 token-expired, no GET | - | live session=expired uat=1 refresh=ok post | signed-out | session-token-expired-refresh-non-eligible-non-get | session_token | |
      2.7 token-expired, no GET, no refresh cookie | the method counts first | live session=expired uat=1 post | signed-out | session-token-expired-refresh-non-eligible-non-get | session_token | |
      2.7 token-expired, no refresh cookie | - | live session=expired uat=1 | handshake | session-token-expired-refresh-non-eligible-no-refresh-cookie | session_token | fapi +__session count=1 |
      2.7 token-expired, bad signature | the signature counts first, and nothing is refreshed | live session=expired-spoilt uat=1 refresh=ok | signed-out | token-invalid-signature | session_token | |
      2.7 token-not-active-yet | - | live session=nbf uat=1 | handshake | session-token-nbf | session_token | fapi +__session count=1 |
      2.7 token-iat-in-the-future | - | live session=iat uat=1 | handshake | session-token-iat-in-the-future | session_token | fapi +__session count=1 |
      2.7 any other | - | live session=kid uat=1 | signed-out | jwk-kid-mismatch | session_token | |
      """;

  private static final String ELIGIBLE =
      """
      id | title | given | status | reason | type | answer | decision
      2.7 eligible document | GET | live uat=1 dest=document | handshake | client-uat-but-no-session-token | session_token | fapi count=1 |
      2.7 eligible iframe | GET | live uat=1 dest=iframe | handshake | client-uat-but-no-session-token | session_token | fapi count=1 |
      2.7 eligible accept | GET without sec-fetch-dest | live uat=1 dest= accept=text/html,*/* | handshake | client-uat-but-no-session-token | session_token | fapi count=1 |
      2.7 not eligible HEAD | document | live uat=1 method=HEAD | signed-out | client-uat-but-no-session-token | session_token | |
      2.7 not eligible POST | document | live uat=1 post | signed-out | client-uat-but-no-session-token | session_token | |
      2.7 not eligible dest | GET | live uat=1 dest=script accept=text/html | signed-out | client-uat-but-no-session-token | session_token | |
      2.7 not eligible accept | html does not come first | live uat=1 dest= accept=*/*,text/html | signed-out | client-uat-but-no-session-token | session_token | |
      2.7 not eligible nothing | neither header | live uat=1 dest= | signed-out | client-uat-but-no-session-token | session_token | |
      2.7 not eligible origin | not among the authorized parties | live uat=1 parties=https://app.example.com | signed-out | client-uat-but-no-session-token | session_token | | 18
      2.7 eligible origin | among the authorized parties | live uat=1 parties=http://example.com | handshake | client-uat-but-no-session-token | session_token | fapi count=1 | 18
      2.7 not eligible key | no publishable key | no-key live uat=1 | signed-out | client-uat-but-no-session-token | session_token | | 2
      2.7 counter 0 | - | live uat=1 count=0 | handshake | client-uat-but-no-session-token | session_token | fapi count=1 |
      2.7 counter 1 | - | live uat=1 count=1 | handshake | client-uat-but-no-session-token | session_token | fapi count=2 |
      2.7 counter 2 | - | live uat=1 count=2 | handshake | client-uat-but-no-session-token | session_token | fapi count=3 |
      2.7 counter 3 | - | live uat=1 count=3 | signed-out | client-uat-but-no-session-token | session_token | |
      2.7 counter 4 | - | live uat=1 count=4 | signed-out | client-uat-but-no-session-token | session_token | | 4
      """;

  @Override
  String table() {
    return REASONS + ELIGIBLE;
  }
}
