package io.github.clerk4j.auth;

import static io.github.clerk4j.token.TokenType.API_KEY;
import static io.github.clerk4j.token.TokenType.M2M_TOKEN;
import static io.github.clerk4j.token.TokenType.OAUTH_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerk4j.model.Json;
import io.github.clerk4j.testing.Answer;
import io.github.clerk4j.token.TokenType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Opaque tokens are as good as Clerk's response says, read strictly: decisions 21, 26 and 29. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpaqueTokenStatusTest {
  private static final List<TokenType> OPAQUE = List.of(API_KEY, M2M_TOKEN, OAUTH_TOKEN);

  private final Fixture fixture = new Fixture();
  private final RequestAuthenticator authenticator =
      RequestAuthenticator.builder(fixture.clerk)
          .authorizedParties(Fixture.ORIGIN)
          .clock(fixture.clock)
          .build();

  private int tokens;

  @AfterAll
  void stop() {
    fixture.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "revoked | \"true\"",
        "revoked | \"false\"",
        "revoked | 1",
        "revoked | 0",
        "revoked | null",
        "revoked | []",
        "revoked | {}",
        "revoked | absent",
        "expired | \"true\"",
        "expired | 1",
        "expired | null",
        "expired | absent",
      })
  void aFlagThatIsNoBooleanCouldNotBeChecked(String name, String value) {
    for (TokenType type : OPAQUE) {
      RequestState state = authenticate(type, with(name, value));

      assertThat(state.isAuthenticated()).as("%s", type).isFalse();
      assertThat(state.couldNotCheck()).as("%s", type).isTrue();
      assertThat(state.reason()).isEqualTo(AuthReason.UNEXPECTED_ERROR);
      assertThat(state.message()).contains("true or false for " + name);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"\"false\"", "\"true\"", "0", "[]"})
  void soCouldAnOauthTokenThatIsActiveByNoBoolean(String value) {
    RequestState state = authenticate(OAUTH_TOKEN, with("active", value));

    assertThat(state.isAuthenticated()).isFalse();
    assertThat(state.couldNotCheck()).isTrue();
    assertThat(state.message()).contains("true or false for active");
  }

  @Test
  void anOauthTokenThatIsActiveOrSaysNothingOfItIsSignedIn() {
    assertThat(authenticate(OAUTH_TOKEN, with("active", "true")).isAuthenticated()).isTrue();
    assertThat(authenticate(OAUTH_TOKEN, with("active", "null")).isAuthenticated()).isTrue();
    assertThat(authenticate(OAUTH_TOKEN, "{\"active\":false}").reason())
        .isEqualTo(AuthReason.TOKEN_INVALID);
  }

  @ParameterizedTest
  @CsvSource({"1767312000", "1767312000000", "0", "-1", "\"never\"", "null", "absent"})
  void expiredFalseWinsOverOurClockWhateverTheExpiration(String expiration) {
    for (TokenType type : OPAQUE) {
      RequestState state = authenticate(type, with("expiration", expiration));

      assertThat(state.isAuthenticated()).as("%s: %s", type, state.message()).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({"absent", "null", "5", "\"\""})
  void aResponseThatDoesNotSayWhoseTheTokenIsCouldNotBeChecked(String subject) {
    for (TokenType type : OPAQUE) {
      RequestState state = authenticate(type, with("subject", subject));

      assertThat(state.couldNotCheck()).as("%s", type).isTrue();
      assertThat(state.message()).contains("(subject)");
    }
  }

  @Test
  void tokensOfFakeClerkAreSignedInUntilTheyEnd() {
    fixture.fake.answerNormally();
    String token = fixture.fake.machineTokens().addOauthToken(fixture.ada, "client_1", "email");

    RequestState state =
        authenticator.authenticateRequest(Fixture.bearer(token), only(OAUTH_TOKEN));

    assertThat(state.isAuthenticated()).as(state.message()).isTrue();
    fixture.fake.machineTokens().revoke(token);
    assertThat(
            authenticator
                .authenticateRequest(Fixture.bearer(token), only(OAUTH_TOKEN))
                .isAuthenticated())
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"api\"               | true",
        "[\"other\",\"api\"]   | true",
        "\"other\"             | false",
        "[]                    | false",
        "[\"api\",1]           | false",
        "null                  | false",
        "absent                | false",
      })
  void anOpaqueOauthTokenNeedsTheAudienceThatIsExpected(String audience, boolean good) {
    RequestAuthenticator forApi =
        RequestAuthenticator.builder(fixture.clerk)
            .authorizedParties(Fixture.ORIGIN)
            .audience("api")
            .clock(fixture.clock)
            .build();
    answer(OAUTH_TOKEN, with("aud", audience));

    RequestState state = forApi.authenticateRequest(Fixture.bearer("oat_x"), only(OAUTH_TOKEN));

    assertThat(state.isAuthenticated()).as(state.message()).isEqualTo(good);
    assertThat(state.reason()).isEqualTo(good ? null : AuthReason.TOKEN_VERIFICATION_FAILED);
    assertThat(authenticate(OAUTH_TOKEN, with("aud", audience)).isAuthenticated())
        .as("where none is expected")
        .isTrue();
  }

  @Test
  void theAudienceAndTheActorsOfAnOpaqueOauthTokenCanBeRead() {
    String response =
        with("aud", "[\"https://api.example.com\"]")
            .replaceFirst("}$", ",\"act\":{\"sub\":\"agent_2\",\"act\":{\"sub\":\"agent_1\"}}}");

    OAuthAuth auth = (OAuthAuth) authenticate(OAUTH_TOKEN, response).toAuth();

    assertThat(auth.audience()).containsExactly("https://api.example.com");
    assertThat(auth.actor()).isEqualTo(Map.of("sub", "agent_2", "act", Map.of("sub", "agent_1")));
  }

  @Test
  void soCanThoseOfOneThatIsAJwt() {
    Map<String, Object> actor = Map.of("sub", "agent_1");
    String token =
        fixture
            .fake
            .machineTokens()
            .oauthJwt(fixture.ada, "client_1")
            .claim("aud", "api")
            .claim("act", actor)
            .sign();

    OAuthAuth auth =
        (OAuthAuth)
            authenticator.authenticateRequest(Fixture.bearer(token), only(OAUTH_TOKEN)).toAuth();

    assertThat(auth.audience()).containsExactly("api");
    assertThat(auth.actor()).isEqualTo(actor);
  }

  private RequestState authenticate(TokenType type, String response) {
    answer(type, response);
    String prefix = type == API_KEY ? "ak_" : type == M2M_TOKEN ? "mt_" : "oat_";
    String token = prefix + ++tokens; // one that was refused is refused again for a while
    return authenticator.authenticateRequest(Fixture.bearer(token), only(type));
  }

  private void answer(TokenType type, String response) {
    String path =
        switch (type) {
          case API_KEY -> "/api_keys/verify";
          case M2M_TOKEN -> "/m2m_tokens/verify";
          default -> "/oauth_applications/access_tokens/verify";
        };
    fixture.fake.answerAlways("POST", path, Answer.of(200, response));
  }

  private static AcceptedTokens only(TokenType type) {
    return AcceptedTokens.only(type);
  }

  /** A good response but for one member, given as JSON. */
  private static String with(String name, String json) {
    Map<String, @Nullable Object> response = new LinkedHashMap<>();
    response.put("id", "id_1");
    response.put("subject", "user_1");
    response.put("revoked", false);
    response.put("expired", false);
    if (json.equals("absent")) {
      response.remove(name);
    } else {
      response.put(name, json.equals("null") ? null : Json.read(Object.class, json));
    }
    return Json.write(response);
  }
}
