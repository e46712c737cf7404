package io.github.clerk4j.auth;

/** What becomes of the token of an {@code Authorization} header. */
class HeaderPathTest extends ScenarioTest {
  @Override
  String table() {
    return """
    id | title | given | status | reason | type | answer | decision
    2.5 session, M2M JWT | another kind | live bearer=m2m | signed-out | token-type-mismatch | session_token | |
    2.5 session, OAuth JWT | another kind | live bearer=oauth | signed-out | token-type-mismatch | session_token | |
    2.5 session, template JWT | another kind | live bearer=template | signed-out | token-type-mismatch | session_token | |
    2.5 session, unverified | no key is asked for | live bearer=template jwks=empty | signed-out | token-type-mismatch | session_token | |
    2.5 session, verified | - | live bearer=valid | signed-in | - | session_token | |
    2.5 session, error | 2.7, header | live bearer=expired | handshake | session-token-expired-refresh-non-eligible-no-refresh-cookie | session_token | fapi +__session |
    2.5 machine, no machine token | - | live accepts=api_key bearer=valid | signed-out | token-type-mismatch | api_key | |
    2.5 machine, random text | - | live accepts=m2m_token bearer=random | signed-out | token-type-mismatch | m2m_token | |
    2.5 machine, empty | - | live accepts=m2m_token bearer= | signed-out | token-type-mismatch | m2m_token | |
    2.5 machine, of another type | - | live accepts=api_key bearer=mt_x | signed-out | token-type-mismatch | api_key | |
    2.5 machine, JWT of another type | - | live accepts=oauth_token bearer=m2m | signed-out | token-type-mismatch | oauth_token | |
    2.5 machine, verified | API key | live accepts=api_key bearer=ak_x verify=200 | signed-in | - | api_key | |
    2.5 machine, verified JWT | M2M | live accepts=m2m_token bearer=m2m | signed-in | - | m2m_token | |
    2.5 machine, token-invalid | unknown to Clerk | live accepts=api_key bearer=ak_x verify=404 | signed-out | token-invalid | api_key | |
    2.5 machine, token-invalid category | of a JWT template | live accepts=m2m_token bearer=m2m-template | signed-out | token-invalid | m2m_token | |
    2.5 machine, secret-key-invalid | our key is bad | live accepts=api_key bearer=ak_x verify=401 | signed-out | secret-key-invalid | api_key | unchecked |
    2.5 machine, unexpected-error | Clerk fails | live accepts=api_key bearer=ak_x verify=500 | signed-out | unexpected-error | api_key | unchecked |
    2.5 machine, token-verification-failed | expired JWT | live accepts=m2m_token bearer=m2m-expired | signed-out | token-verification-failed | m2m_token | |
    2.5 any, machine token | its type | live accepts=any bearer=ak_x verify=404 | signed-out | token-invalid | api_key | |
    2.5 list, machine token | its type must be accepted | live accepts=[api_key,session_token] bearer=m2m | signed-out | token-type-mismatch | null | |
    2.5 any, session token | - | live accepts=any bearer=valid | signed-in | - | session_token | |
    2.5 any, error | 2.7 | live accepts=any bearer=expired | handshake | session-token-expired-refresh-non-eligible-no-refresh-cookie | session_token | fapi +__session |
    2.5 any, template JWT | the kind is checked here too | live accepts=any bearer=template | signed-out | token-type-mismatch | session_token | | 1
    2.5 list, template JWT | the kind is checked here too | live accepts=[session_token] bearer=template | signed-out | token-type-mismatch | session_token | | 1
    """;
  }
}
