package io.github.clerk4j.auth;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whether the cookies with the instance's suffix hold: the first rule that applies decides. With
 * the suffix, the session of an organization is signed in; without, one that has none.
 */
class SuffixedCookiesTest extends ScenarioTest {
  private static final String BOTH = "session=valid own-session=org";

  @Override
  String table() {
    return """
    id | title | given | status | reason | type | answer | decision
    2.2 #1 no | plain session undecodable | live session=malformed uat=1 own-session=org own-uat=1 | signed-out | token-invalid | session_token | |
    2.2 #1 no | plain session without an issuer | live session=no-iss uat=1 own-session=org own-uat=1 | signed-in | - | session_token | plain |
    2.2 #2 yes | plain session of another instance | live session=foreign uat=1 own-session=org own-uat=1 | signed-in | - | session_token | own |
    2.2 #2 yes | plain session with an issuer that is no text | live session=numeric-iss uat=1 own-session=org own-uat=1 | signed-in | - | session_token | own |
    2.2 #2 yes | plain session of another instance, and none of this one | live session=foreign uat=1 | signed-out | session-token-and-uat-missing | session_token | |
    2.2 #3 no | neither uat nor session with the suffix | live session=valid uat=1 | signed-in | - | session_token | plain |
    2.2 #3 no | no cookies at all | live | signed-out | session-token-and-uat-missing | session_token | |
    2.2 #4 no | plain session is newer | live BOTH-OLDER uat=1 own-uat=1 | signed-in | - | session_token | plain |
    2.2 #4 no | plain session is newer than none | live session=valid uat=1 own-uat=1 | signed-in | - | session_token | plain |
    2.2 #4 no | absent uats differ from 0 | live BOTH-OLDER own-uat=1 | handshake | session-token-but-no-client-uat | session_token | fapi +__session suffixed=false |
    2.2 #4 not | own session is newer | live session=older own-session=org uat=1 own-uat=1 | signed-in | - | session_token | own |
    2.2 #4 not | plain session is newer, but signed out | live BOTH-OLDER uat=0 own-uat=1 | signed-in | - | session_token | own |
    2.2 #5 no | signed out with the suffix, and not without | live BOTH uat=1 own-uat=0 | signed-in | - | session_token | plain |
    2.2 #5 not | signed out either way | live BOTH uat=0 own-uat=0 | handshake | session-token-but-no-client-uat | session_token | fapi +__session suffixed=true |
    2.2 #6 no | development: signed out without the suffix, and the session with it expired | dev db=d own-db=d session=valid own-session=org-expired uat=0 own-uat=1 | handshake | session-token-but-no-client-uat | session_token | fapi +__session +__clerk_db_jwt suffixed=false |
    2.2 #6 not | the session with the suffix is fresh | dev db=d own-db=d BOTH uat=0 own-uat=1 | signed-in | - | session_token | own |
    2.2 #6 not | in production | live session=valid own-session=org-expired uat=0 own-uat=1 | handshake | session-token-expired-refresh-non-eligible-no-refresh-cookie | session_token | fapi +__session suffixed=true |
    2.2 #7 no | a session with the suffix, and no uat | live BOTH uat=1 | signed-in | - | session_token | plain |
    2.2 #7 no | a session with the suffix alone | live own-session=org | signed-out | session-token-and-uat-missing | session_token | |
    2.2 #8 yes | otherwise | live BOTH uat=1 own-uat=1 | signed-in | - | session_token | own |
    2.2 #8 yes | no plain cookies | live own-session=org own-uat=1 | signed-in | - | session_token | own |
    2.2 #8 yes | a uat with the suffix alone | live own-uat=1 | handshake | client-uat-but-no-session-token | session_token | fapi suffixed=true |
    """
        .replace("BOTH-OLDER", "session=valid own-session=org-older")
        .replace("BOTH", BOTH);
  }

  @Override
  void checkMore(String word, Scenario scenario, RequestState state) {
    ScenarioTokens tokens = world().tokens(scenario);
    assertThat(state.toAuth().sessionId())
        .isEqualTo((word.equals("own") ? tokens.inOrganization() : tokens.session()).id());
  }
}
