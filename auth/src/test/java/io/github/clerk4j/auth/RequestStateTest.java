package io.github.clerk4j.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerk4j.token.TokenType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a state tells, and whom it makes of a request that is not signed in. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RequestStateTest {
  private Fixture fixture;
  private RequestAuthenticator authenticator;

  @BeforeAll
  void start() {
    fixture = new Fixture();
    authenticator =
        RequestAuthenticator.builder(fixture.clerk)
            .publishableKey(fixture.fake.publishableKey())
            .clock(fixture.clock)
            .build();
  }

  @AfterAll
  void stop() {
    fixture.close();
  }

  @Test
  @DisplayName("1.6 RequestState fields: signed in")
  void signedInThereIsNoReasonAndNothingElseToAnswer() {
    RequestState state = authenticator.authenticateRequest(Fixture.bearer(fixture.token().sign()));

    assertThat(state.status()).isEqualTo(RequestState.Status.SIGNED_IN);
    assertThat(state.isAuthenticated()).isTrue();
    assertThat(state.tokenType()).isEqualTo(TokenType.SESSION_TOKEN);
    assertThat(state.reason()).isNull();
    assertThat(state.message()).isEmpty();
    assertThat(state.headers()).isEmpty();
    assertThat(state.response()).isNull();
    assertThat(state.toAuth()).isInstanceOf(SessionAuth.class);
  }

  @Test
  @DisplayName("1.6 handshake.toAuth(): signed out, and not null")
  void duringAHandshakeNobodyIsSignedIn() {
    ClerkRequest page =
        Fixture.request(
            "GET",
            Map.of("Host", List.of("app.example.com"), "Sec-Fetch-Dest", List.of("document")));
    RequestState state = authenticator.authenticateRequest(page);

    assertThat(state.status()).isEqualTo(RequestState.Status.HANDSHAKE);
    assertThat(state.isAuthenticated()).isFalse();
    assertThat(state.toAuth()).isInstanceOf(SignedOutAuth.class);
    assertThat(state.response()).isEqualTo(new AuthResponse(307, state.headers(), ""));
  }

  @ParameterizedTest(name = "1.6 signedOut.toAuth(): {0} alone is accepted")
  @EnumSource
  void whoIsSignedOutIsOfTheKindThatWasExpected(TokenType type) {
    ClerkRequest nothing = Fixture.request("GET", Map.of());
    RequestState state = authenticator.authenticateRequest(nothing, AcceptedTokens.only(type));

    assertThat(state.status()).isEqualTo(RequestState.Status.SIGNED_OUT);
    assertThat(state.tokenType()).isEqualTo(type);
    assertThat(state.toAuth().tokenType()).isEqualTo(type);
    assertThat(state.toAuth())
        .isInstanceOf(type.isMachine() ? UnauthenticatedMachineAuth.class : SignedOutAuth.class);
  }

  @Test
  @DisplayName("1.6 signedOut.toAuth(): a token of a kind that is not in the list")
  void ofAKindThatIsNotInTheListThereIsNoTokenType() {
    RequestState state =
        authenticator.authenticateRequest(
            Fixture.bearer("oat_1"), AcceptedTokens.anyOf(TokenType.API_KEY));

    assertThat(state.tokenType()).isNull();
    assertThat(state.toAuth()).isInstanceOf(InvalidTokenAuth.class);
  }
}
