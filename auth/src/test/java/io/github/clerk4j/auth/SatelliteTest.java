package io.github.clerk4j.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerk4j.testing.FakeClerk;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Which cookies count on a satellite, and behind a proxy: those whose issuer is the application's
 * own Frontend API (decision 27). With the suffix, the session of an organization is signed in;
 * without, one that has none.
 */
class SatelliteTest extends ScenarioTest {
  @Override
  String table() {
    return """
    2.2 #2 plain of the satellite | counts | SATELLITE session=sat uat=1 | signed-in | - | session_token | plain | 27
    2.2 #2 plain of the primary | does not count | SATELLITE session=valid uat=1 | signed-out | session-token-and-uat-missing | session_token | | 27
    2.2 #2 suffixed of the satellite | counts | SATELLITE own-session=org-sat own-uat=1 | signed-in | - | session_token | own | 27
    2.2 #2 suffixed of the primary | counts, as the suffix tells | SATELLITE own-session=org own-uat=1 | signed-in | - | session_token | own | 27
    2.2 #2 both of the satellite | as on any site | SATELLITE session=sat own-session=org-sat uat=1 own-uat=1 | signed-in | - | session_token | own | 27
    2.2 #2 both, plain of the primary | the suffixed counts | SATELLITE session=valid own-session=org-sat uat=1 own-uat=1 | signed-in | - | session_token | own | 27
    2.2 #2 both, plain of the primary, no suffixed uat | the suffixed counts | SATELLITE session=valid own-session=org-sat uat=1 | handshake | session-token-but-no-client-uat | session_token | location=https://clerk.sat.dev/v1/client/handshake? +__session suffixed=true | 27
    2.2 #2 both, plain of the satellite, no suffixed uat | the plain counts | SATELLITE session=sat own-session=org-sat uat=1 | signed-in | - | session_token | plain | 27
    2.2 #2 domain in upper case | does not matter | live satellite domain=Sat.Dev session=sat uat=1 | signed-in | - | session_token | plain | 27
    2.2 #2 satellite behind a proxy, plain of the proxy | counts | live satellite proxy=https://app.com/__clerk/ session=proxied uat=1 | signed-in | - | session_token | plain | 27
    2.2 #2 satellite behind a proxy, plain of the primary | does not count | live satellite proxy=https://app.com/__clerk session=valid uat=1 | signed-out | session-token-and-uat-missing | session_token | | 27
    2.2 #2 satellite behind a path of its own | counts | live satellite proxy=/__clerk forwarded=app.com session=proxied uat=1 | signed-in | - | session_token | plain | 27
    2.2 #2 primary behind a proxy, plain of the proxy | counts | live proxy=https://app.com/__clerk session=proxied uat=1 | signed-in | - | session_token | plain | 27
    2.2 #2 primary behind a proxy, plain of the key's host | counts | live proxy=https://app.com/__clerk session=valid uat=1 | signed-in | - | session_token | plain |
    2.2 #2 primary, plain of a satellite | does not count | live session=sat uat=1 | signed-out | session-token-and-uat-missing | session_token | |
    2.2 #2 development satellite | by the key | dev db=d satellite domain=sat.dev sign-in=https://primary.dev/sign-in session=valid uat=1 | signed-in | - | session_token | plain |
    """
        .replace("SATELLITE", "live satellite domain=sat.dev");
  }

  @Override
  void checkMore(String word, Scenario scenario, RequestState state) {
    ScenarioTokens tokens = world().tokens(scenario);
    assertThat(state.toAuth().sessionId())
        .isEqualTo((word.equals("own") ? tokens.inOrganization() : tokens.session()).id());
  }

  @Test
  void tokensOfSeveralIssuersAreAcceptedAndOthersAreNot() {
    try (Fixture fixture = new Fixture()) {
      FakeClerk fake = fixture.fake;
      RequestAuthenticator authenticator =
          RequestAuthenticator.builder(fixture.clerk)
              .authorizedParties(Fixture.ORIGIN)
              .clock(fixture.clock)
              .issuer(fake.issuer(), "https://clerk.sat.dev")
              .build();

      assertThat(reason(authenticator, fixture.token().sign())).isNull();
      assertThat(
              reason(authenticator, fixture.token().claim("iss", "https://clerk.sat.dev").sign()))
          .isNull();
      for (Object issuer : new Object[] {"https://clerk.other.test", "", 7L}) {
        assertThat(reason(authenticator, fixture.token().claim("iss", issuer).sign()))
            .isEqualTo("token-invalid-issuer");
      }
      assertThat(reason(authenticator, fixture.token().withoutClaim("iss").sign()))
          .isEqualTo("token-invalid-issuer");
    }
  }

  private static @Nullable String reason(RequestAuthenticator authenticator, String token) {
    return authenticator.authenticateRequest(Fixture.bearer(token)).reason();
  }
}
