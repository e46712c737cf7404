package io.github.clerk4j.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every reason that a request can have for not being signed in, with a request that has it. */
class ReasonsTest extends ScenarioTest {
  /** Of Clerk's reasons, those that no request of ours has. */
  private static final Map<String, String> NEVER =
      Map.of(
          "session-token-expired", "a prefix, which its code always follows",
          "token-expired", "is session-token-expired-refresh-<code> of a request",
          "token-not-active-yet", "is session-token-nbf of a request",
          "token-iat-in-the-future", "is session-token-iat-in-the-future of a request",
          "jwk-local-missing", "an authenticator without a key cannot be built (decision 24)",
          "jwk-failed-to-resolve", "an authenticator without a key cannot be built (decision 2)",
          "jwk-remote-invalid", "declared by Clerk's SDK, and never used by it",
          "jwk-remote-missing", "declared by Clerk's SDK, and never used by it",
          "protect-rewrite", "of Next.js alone");

  @Override
  String table() {
    return """
    id | title | given | status | reason | type | answer | decision
    2.12 client-uat-but-no-session-token | - | live uat=1 | handshake | client-uat-but-no-session-token | session_token | fapi |
    2.12 dev-browser-missing | - | dev | handshake | dev-browser-missing | session_token | fapi |
    2.12 dev-browser-sync | - | dev ?__clerk_db_jwt=d | handshake | dev-browser-sync | session_token | fapi +__clerk_db_jwt |
    2.12 primary-responds-to-syncing | - | dev ?__clerk_redirect_url=https://sat.example/ | handshake | primary-responds-to-syncing | session_token | location=https://sat.example/? |
    2.12 primary-domain-cross-origin-sync | - | live session=valid uat=1 referer=https://other.example | handshake | primary-domain-cross-origin-sync | session_token | fapi +__session |
    2.12 satellite-needs-syncing | - | live satellite domain=sat.dev ?__clerk_synced=false | handshake | satellite-needs-syncing | session_token | location=https://clerk.sat.dev/v1/client/handshake? |
    2.12 session-token-and-uat-missing | - | live | signed-out | session-token-and-uat-missing | session_token | |
    2.12 session-token-missing | - | live handshake-cookie=none | signed-out | session-token-missing | session_token | |
    2.12 session-token-iat-before-client-uat | - | live session=valid uat=iat+1 | handshake | session-token-iat-before-client-uat | session_token | fapi +__session |
    2.12 session-token-nbf | - | live bearer=nbf dest=empty | signed-out | session-token-nbf | session_token | |
    2.12 session-token-iat-in-the-future | - | live bearer=iat dest=empty | signed-out | session-token-iat-in-the-future | session_token | |
    2.12 session-token-but-no-client-uat | - | live session=valid | handshake | session-token-but-no-client-uat | session_token | fapi +__session |
    2.12 active-organization-mismatch | - | live session=valid uat=1 path=/orgs/acme | handshake | active-organization-mismatch | session_token | fapi +__session organization=acme |
    2.12 token-type-mismatch | - | live bearer=m2m | signed-out | token-type-mismatch | session_token | |
    2.12 unexpected-error | of machine tokens; of others see AuthenticatorFaultTest | live accepts=any bearer=ak_x verify=500 | signed-out | unexpected-error | api_key | unchecked |
    2.12 session-token-expired-refresh-... | each code: RefreshTest | live bearer=expired post | signed-out | session-token-expired-refresh-non-eligible-non-get | session_token | |
    2.12 token-invalid | - | live bearer=x | signed-out | token-invalid | session_token | |
    2.12 token-invalid-algorithm | - | live bearer=hs256 | signed-out | token-invalid-algorithm | session_token | |
    2.12 token-invalid-authorized-parties | - | live bearer=valid parties=https://other.example | signed-out | token-invalid-authorized-parties | session_token | |
    2.12 token-invalid-issuer | - | live bearer=valid issuer=https://clerk.other.test | signed-out | token-invalid-issuer | session_token | | 27
    2.12 token-invalid-signature | - | live bearer=bad-signature | signed-out | token-invalid-signature | session_token | |
    2.12 token-verification-failed | - | live bearer=no-sub | signed-out | token-verification-failed | session_token | |
    2.12 secret-key-invalid | of keys: KeysTest | live accepts=any bearer=ak_x verify=401 | signed-out | secret-key-invalid | api_key | unchecked |
    2.12 jwk-remote-failed-to-load | - | live bearer=valid jwks=empty | signed-out | jwk-remote-failed-to-load | session_token | unchecked |
    2.12 jwk-kid-mismatch | - | live bearer=kid | signed-out | jwk-kid-mismatch | session_token | |
    2.12 machine token-verification-failed | - | live accepts=any bearer=m2m-expired | signed-out | token-verification-failed | m2m_token | |
    2.12 machine token-invalid | - | live accepts=any bearer=ak_x verify=404 | signed-out | token-invalid | api_key | |
    2.12 No token in header | - | live accepts=api_key | signed-out | No token in header | api_key | |
    """;
  }

  @Test
  void eachOfOurReasonsIsThatOfARequestOrSaysWhyItIsNot() throws IllegalAccessException {
    Set<String> had = scenarios().map(Scenario::reason).collect(Collectors.toSet());
    List<String> missing = new ArrayList<>(new TreeSet<>(declared()));
    missing.removeAll(had);
    missing.removeAll(NEVER.keySet());
    assertThat(missing).isEmpty();
    assertThat(had).doesNotContainAnyElementsOf(NEVER.keySet());
  }

  private static Set<String> declared() throws IllegalAccessException {
    Set<String> reasons = new TreeSet<>();
    for (Field each : AuthReason.class.getFields()) {
      reasons.add(String.valueOf(each.get(null)));
    }
    return reasons;
  }
}
