package io.github.clerk4j.auth;

/** Which token is looked at, by the kinds that are accepted. */
class DispatchTest extends ScenarioTest {
  @Override
  String table() {
    return """
    id | title | given | status | reason | type | answer | decision
    2.4 list, machine token in it | of a kind in the list | live accepts=[m2m_token,session_token] bearer=m2m | signed-in | - | m2m_token | |
    2.4 list, session token in it | of a kind in the list | live accepts=[session_token,api_key] bearer=valid | signed-in | - | session_token | |
    2.4 list, machine token not in it | no network | live accepts=[session_token,api_key] bearer=oat_x | signed-out | token-type-mismatch | null | |
    2.4 list, no token, session not in it | counts as a session | live accepts=[m2m_token,api_key] | signed-out | token-type-mismatch | null | |
    2.4 list, no token, cookies | the cookies | live accepts=[session_token,api_key] session=valid uat=1 | signed-in | - | session_token | |
    2.4 list, cookies, session not in it | cookies do not count | live accepts=[m2m_token,api_key] session=valid uat=1 | signed-out | token-type-mismatch | null | |
    2.4 any, token | 2.5 | live accepts=any bearer=valid | signed-in | - | session_token | |
    2.4 any, machine token | 2.5 | live accepts=any bearer=oauth | signed-in | - | oauth_token | |
    2.4 any, no token | the cookies | live accepts=any session=valid uat=1 | signed-in | - | session_token | |
    2.4 session, token | 2.5 | live accepts=session_token bearer=valid | signed-in | - | session_token | |
    2.4 session, token and cookies | the header goes first | live bearer=random session=valid uat=1 | signed-out | token-invalid | session_token | |
    2.4 session, no token | the cookies | live accepts=session_token session=valid uat=1 | signed-in | - | session_token | |
    2.4 machine, token | 2.5 | live accepts=oauth_token bearer=oauth | signed-in | - | oauth_token | |
    2.4 api_key, no token | cookies never hold machine tokens | live accepts=api_key session=valid uat=1 | signed-out | No token in header | api_key | |
    2.4 m2m_token, no token | cookies never hold machine tokens | live accepts=m2m_token session=m2m uat=1 | signed-out | No token in header | m2m_token | |
    2.4 oauth_token, no token | cookies never hold machine tokens | live accepts=oauth_token | signed-out | No token in header | oauth_token | |
    """;
  }
}
