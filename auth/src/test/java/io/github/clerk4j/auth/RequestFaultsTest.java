package io.github.clerk4j.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerk4j.token.TokenType;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults of the official Java SDK in requests, by their rows in {@code docs/behavior.md}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RequestFaultsTest {
  private Fixture fixture;
  private RequestAuthenticator byKeys;
  private RequestAuthenticator byPem;
  private String token;
  private String uat;

  @BeforeAll
  void start() {
    fixture = new Fixture();
    byKeys = fixture.authenticator();
    byPem =
        RequestAuthenticator.builder().jwtKey(fixture.fake.jwtKey()).clock(fixture.clock).build();
    token = fixture.token().sign();
    uat = "; __client_uat=" + fixture.clock.instant().getEpochSecond();
  }

  @AfterAll
  void stop() {
    fixture.close();
  }

  @Test
  @DisplayName("4 #6 a pending session does not count as signed in, unless that is asked for")
  void pendingSessions() {
    RequestState state =
        byKeys.authenticateRequest(Fixture.bearer(fixture.token().claim("sts", "pending").sign()));
    assertThat(state.isAuthenticated()).isTrue();
    assertThat(state.toAuth().isAuthenticated()).isFalse();
    assertThat(state.toAuth().userId()).isNull();
    assertThat(state.toAuth(false).isAuthenticated()).isTrue();
  }

  @ParameterizedTest(name = "4 #7 no exception: {0}: {1}")
  @CsvSource({
    // header, value
    "Cookie,        __session",
    "Cookie,        __session; __client_uat",
    "Cookie,        ;;=;__session=;__client_uat=1",
    "Cookie,        __clerk_handshake_nonce=half a pair \ud83d",
    "Authorization, Bearer ak_opaque",
    "Authorization, Bearer mt_opaque",
    "Authorization, Bearer oat_opaque",
    "Authorization, Bearer !!!.a.b",
    "Authorization, 'Bearer '",
    "Authorization, Bearer",
    "Authorization, Bearer ..",
  })
  void hostileText(String name, String line) {
    ClerkRequest request = Fixture.request("GET", Map.of(name, List.of(line)));
    for (RequestAuthenticator each : List.of(byKeys, byPem)) {
      for (AcceptedTokens accepted : allKinds()) {
        RequestState state = each.authenticateRequest(request, accepted);
        assertThat(state.isAuthenticated()).isFalse();
        assertThat(state.toAuth().isAuthenticated()).isFalse();
        if (state.reason() != null && state.reason().equals(AuthReason.UNEXPECTED_ERROR)) {
          assertThat(state.couldNotCheck()).as("Clerk could not be asked").isTrue();
        }
      }
    }
  }

  @ParameterizedTest(name = "4 #7 no exception: claims {0}")
  @ValueSource(
      strings = {"azp is a number", "fpm is larger than an int", "no per", "more fpm than fea"})
  void oddClaims(String row) {
    var odd = fixture.token();
    switch (row) {
      case "azp is a number" -> odd.claim("azp", 7);
      case "fpm is larger than an int" -> odd.claim("o", org("a,b", "99999999999999999999"));
      case "no per" -> odd.claim("o", Map.of("id", "org_1", "rol", "admin"));
      default -> odd.claim("fea", "o:a").claim("o", org("a,b", "3,3,3,3"));
    }
    RequestState state = byPem.authenticateRequest(Fixture.bearer(odd.sign()));
    assertThat(state.isAuthenticated()).isTrue();
    Auth auth = state.toAuth();
    assertThat(auth.userId()).isEqualTo(fixture.ada.id());
    RequestState strict = byKeys.authenticateRequest(Fixture.bearer(odd.sign()));
    assertThat(strict.isAuthenticated()).isEqualTo(!row.startsWith("azp"));
  }

  private static Map<String, Object> org(String names, String masks) {
    return Map.of("id", "org_1", "rol", "admin", "per", names, "fpm", masks);
  }

  @ParameterizedTest(name = "4 #8 a cookie of a similar name does not shadow the session: {0}")
  @ValueSource(
      strings = {"__session_count=3", "__session_Ab12Cd34=x.y.z", "__sessions=1", "x__session=1"})
  void similarCookies(String other) {
    for (String cookies :
        List.of(other + "; __session=" + token + uat, "__session=" + token + uat + "; " + other)) {
      assertThat(byKeys.authenticateRequest(Fixture.cookies(cookies)).isAuthenticated()).isTrue();
    }
  }

  @Test
  @DisplayName("4 #8 a foreign instance's suffixed cookie is nobody's session here")
  void foreignSuffix() {
    RequestState state =
        byKeys.authenticateRequest(
            Fixture.cookies("__session_Ab12Cd34=" + token + "; __client_uat_Ab12Cd34=1"));
    assertThat(state.reason()).isEqualTo(AuthReason.SESSION_TOKEN_AND_UAT_MISSING);
  }

  @ParameterizedTest(name = "4 #9 the scheme is at the front, whatever its case: {0}")
  @CsvSource(
      nullValues = "-",
      value = {
        // Authorization with the token T, reason
        "bearer T, -",
        "BEARER T, -",
        "T, -",
        "TBearer , token-invalid-signature",
        "Bearer Bearer T, token-invalid",
        "xBearer T, session-token-and-uat-missing",
        "Basic T, session-token-and-uat-missing",
      })
  void schemes(String line, @Nullable String reason) {
    RequestState state =
        byKeys.authenticateRequest(
            Fixture.request("GET", Map.of("Authorization", List.of(line.replace("T", token)))));
    assertThat(state.reason()).isEqualTo(reason);
  }

  @Test
  @DisplayName("4 #9 another scheme does not block the cookie")
  void otherScheme() {
    Map<String, List<String>> headers =
        Map.of(
            "Authorization",
            List.of("Basic dXNlcjpwYXNz"),
            "Cookie",
            List.of("__session=" + token + uat));
    assertThat(byKeys.authenticateRequest(Fixture.request("GET", headers)).isAuthenticated())
        .isTrue();
  }

  @Test
  @DisplayName("4 #10 every line of a header is read, under every spelling of its name")
  void allLines() {
    assertSignedIn(Map.of("Cookie", List.of("a=1", "__session=" + token, uat.substring(2))));
    assertSignedIn(Map.of("Cookie", List.of("a=1"), "cookie", List.of("__session=" + token + uat)));
    assertSignedIn(Map.of("Authorization", List.of("Basic x", "Bearer " + token)));
    assertSignedIn(
        Map.of("authorization", List.of("Basic x"), "AUTHORIZATION", List.of("Bearer " + token)));
  }

  private void assertSignedIn(Map<String, List<String>> headers) {
    RequestState state = byKeys.authenticateRequest(Fixture.request("GET", headers));
    assertThat(state.reason()).isNull();
  }

  @Test
  @DisplayName("4 #16 session tokens alone are accepted unless other kinds are asked for")
  void onlySessionsByDefault() {
    String m2m = fixture.token().header("cat", "cl_B7d4PD333AAA").claim("sub", "mch_1").sign();
    assertThat(byKeys.authenticateRequest(Fixture.bearer(m2m)).reason())
        .isEqualTo(AuthReason.TOKEN_TYPE_MISMATCH);
    assertThat(byKeys.authenticateRequest(Fixture.bearer(m2m), AcceptedTokens.any()).tokenType())
        .isEqualTo(TokenType.M2M_TOKEN);
  }

  @Test
  @DisplayName("4 #16 where Clerk is, and every key, can be set")
  void everythingCanBeSet() {
    assertThat(fixture.fake.apiUrl()).startsWith("http://127.0.0.1:");
    List<String> settings =
        Arrays.stream(RequestAuthenticator.Builder.class.getMethods())
            .map(Method::getName)
            .toList();
    assertThat(settings).contains("machineSecretKey", "jwtKey", "publishableKey", "clock");
  }

  @Test
  @DisplayName("4 #20 toAuth() does not throw of a request that is signed out")
  void toAuth() {
    Auth auth = byKeys.authenticateRequest(Fixture.bearer("x")).toAuth();
    assertThat(auth.isAuthenticated()).isFalse();
    assertThat(auth.userId()).isNull();
    assertThat(auth.has()).isFalse();
  }

  private static List<AcceptedTokens> allKinds() {
    return List.of(
        AcceptedTokens.only(TokenType.SESSION_TOKEN),
        AcceptedTokens.only(TokenType.API_KEY),
        AcceptedTokens.only(TokenType.M2M_TOKEN),
        AcceptedTokens.only(TokenType.OAUTH_TOKEN),
        AcceptedTokens.anyOf(TokenType.SESSION_TOKEN, TokenType.API_KEY),
        AcceptedTokens.any());
  }
}
