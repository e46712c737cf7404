package io.github.clerk4j.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerk4j.token.TokenVerifier;
import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where in a request the token is looked for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RequestTest {
  private Fixture fixture;
  private RequestAuthenticator authenticator;
  private String token;
  private long issued;

  @BeforeAll
  void start() {
    fixture = new Fixture();
    authenticator = fixture.authenticator();
    token = fixture.token().sign();
    issued = fixture.clock.instant().getEpochSecond();
  }

  @AfterAll
  void stop() {
    fixture.close();
  }

  @ParameterizedTest
  @CsvSource({
    "Authorization,Bearer %s",
    "authorization,bearer %s",
    "AUTHORIZATION,'BEARER   %s '",
    "Authorization,%s"
  })
  void aBearerTokenIsFoundWithoutRegardToCase(String name, String value) {
    assertSignedIn(Map.of(name, List.of(value.formatted(token))));
  }

  @Test
  void everyLineOfTheAuthorizationHeaderIsRead() {
    assertSignedIn(Map.of("Authorization", List.of("Basic dXNlcjpwYXNz", "Bearer " + token)));
  }

  @Test
  void anotherSchemeLeavesTheCookiesToDecide() {
    assertSignedIn(
        Map.of(
            "Authorization",
            List.of("Basic dXNlcjpwYXNz"),
            "cookie",
            List.of(sessionCookies(issued))));
  }

  @Test
  void aBearerTokenGoesBeforeCookies() {
    assertReason(
        AuthReason.TOKEN_INVALID,
        Map.of("Authorization", List.of("Bearer bad"), "Cookie", List.of(sessionCookies(issued))));
  }

  @Test
  void cookiesAreFoundOnAllLinesAndDecoded() {
    assertSignedIn(
        Map.of(
            "Cookie",
            List.of("a=1; __client_uat=" + issued, "b = 2 ;__session=" + token + " ; c")));
    assertSignedIn(
        Map.of(
            "Cookie", List.of("__client_uat=1;__session=" + token.replace(".", "%2E") + ";x=%zz")));
  }

  @Test
  void quotesAroundTheValueOfACookieAreNotPartOfIt() {
    assertSignedIn(
        Map.of(
            "Cookie",
            List.of(
                "$Version=\"1\"; __session=\"" + token + "\"; __client_uat=\"" + issued + "\"")));
  }

  @Test
  void ofTwoCookiesOfOneNameTheFirstCounts() {
    assertSignedIn(Map.of("Cookie", List.of(sessionCookies(issued) + "; __session=other")));
  }

  @Test
  void cookiesOfSimilarNamesDoNotCount() {
    assertReason(
        AuthReason.CLIENT_UAT_BUT_NO_SESSION_TOKEN,
        Map.of("Cookie", List.of("__session_other=" + token + "; __client_uat=1")));
  }

  @Test
  void cookiesThatContradictEachOtherAreSignedOut() {
    assertReason(AuthReason.SESSION_TOKEN_AND_UAT_MISSING, Map.of());
    assertReason(
        AuthReason.SESSION_TOKEN_AND_UAT_MISSING, Map.of("Cookie", List.of("__client_uat=0")));
    assertReason(
        AuthReason.SESSION_TOKEN_AND_UAT_MISSING,
        Map.of("Cookie", List.of("__client_uat=x; __session=")));
    assertReason(
        AuthReason.SESSION_TOKEN_BUT_NO_CLIENT_UAT,
        Map.of("Cookie", List.of("__session=" + token)));
    assertReason(
        AuthReason.CLIENT_UAT_BUT_NO_SESSION_TOKEN, Map.of("Cookie", List.of("__client_uat=17x")));
    assertReason(
        AuthReason.SESSION_TOKEN_IAT_BEFORE_CLIENT_UAT,
        Map.of("Cookie", List.of(sessionCookies(issued + 1))));
    assertReason(
        AuthReason.CLIENT_UAT_BUT_NO_SESSION_TOKEN,
        Map.of("Cookie", List.of("__client_uat=" + "9".repeat(400))));
  }

  @Test
  void aTemplateTokenIsNoSessionInACookieEither() {
    String template = fixture.token().template("supabase").sign();
    assertReason(
        AuthReason.TOKEN_TYPE_MISMATCH,
        Map.of("Cookie", List.of("__client_uat=99999999999; __session=" + template)));
  }

  @Test
  void anExpiredTokenOfAWriteCannotBeRefreshed() {
    String expired = fixture.token().expiresAt(fixture.clock.instant().minusSeconds(60)).sign();
    RequestState state =
        authenticator.authenticateRequest(
            Fixture.request("POST", Map.of("Authorization", List.of("Bearer " + expired))));
    assertThat(state.reason()).isEqualTo("session-token-expired-refresh-non-eligible-non-get");
  }

  @Test
  void nullsAmongHeadersAreLeftOut() {
    Map<String, List<String>> headers = new HashMap<>();
    headers.put(null, List.of("HTTP/1.1 200"));
    headers.put("Cookie", null);
    headers.put("Authorization", Arrays.asList(null, "Bearer " + token));
    assertSignedIn(headers);
  }

  @Test
  void neitherRequestNorStateShowTheToken() {
    ClerkRequest request = Fixture.bearer(token);
    RequestState state = authenticator.authenticateRequest(request);
    String shown =
        "" + request + state + state.toAuth() + state.headers() + TokenVerifier.decode(token);
    assertThat(shown)
        .doesNotContain(token.substring(0, 20))
        .doesNotContain(token.substring(token.length() - 20));
  }

  private String sessionCookies(long clientUat) {
    return "__session=" + token + "; __client_uat=" + clientUat;
  }

  private void assertSignedIn(Map<String, List<String>> headers) {
    RequestState state =
        authenticator.authenticateRequest(ClerkRequest.of("GET", URI.create("/"), headers));
    assertThat(state.reason()).isNull();
    assertThat(state.toAuth().userId()).isEqualTo(fixture.ada.id());
  }

  private void assertReason(String reason, Map<String, List<String>> headers) {
    RequestState state = authenticator.authenticateRequest(Fixture.request("GET", headers));
    assertThat(state.isAuthenticated()).isFalse();
    assertThat(state.reason()).isEqualTo(reason);
  }
}
