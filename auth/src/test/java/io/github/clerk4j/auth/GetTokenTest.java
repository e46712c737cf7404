package io.github.clerk4j.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerk4j.ClerkApiException;
import io.github.clerk4j.ClerkConfigurationException;
import io.github.clerk4j.NotFoundException;
import io.github.clerk4j.testing.FakeResponse;
import io.github.clerk4j.testing.ReceivedRequest;
import io.github.clerk4j.token.TokenType;
import io.github.clerk4j.token.TokenVerifier;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which token {@code getToken} gets, and what that costs. */
class GetTokenTest {
  private final Fixture fixture = new Fixture();
  private final String token = fixture.token().sign();
  private final SessionAuth auth =
      fixture.authenticator().authenticateRequest(Fixture.bearer(token)).toAuth().protect();

  GetTokenTest() {
    fixture.fake.clearRequests();
  }

  @AfterEach
  void stop() {
    fixture.close();
  }

  @Test
  @DisplayName("1.6 getToken() session: without options the request's own")
  void withoutOptionsItIsTheRequestsOwnAndCostsNothing() {
    assertThat(auth.getToken()).isEqualTo(token);
    assertThat(auth.getToken(options -> {})).isEqualTo(token);
    assertThat(fixture.fake.requests()).isEmpty();
  }

  @Test
  @DisplayName("1.6 getToken() session: of a template, one call per session token")
  void ofATemplateItCostsOneCallPerSessionToken() {
    String first = auth.getToken("supabase");
    assertThat(claims(first)).containsEntry("role", "authenticated");
    assertThat(auth.getToken("supabase")).isEqualTo(first);
    assertThat(auth.getToken(options -> options.template("supabase"))).isEqualTo(first);
    assertAsked("/tokens/supabase", "{}");
  }

  @Test
  void theNextRequestWithTheSameSessionTokenGetsTheSameOne() {
    RequestAuthenticator authenticator = fixture.authenticator();
    Auth one = authenticator.authenticateRequest(Fixture.bearer(token)).toAuth();
    Auth two = authenticator.authenticateRequest(Fixture.bearer(token)).toAuth();
    fixture.fake.clearRequests();
    assertThat(one.getToken("supabase")).isEqualTo(two.getToken("supabase"));
    assertThat(fixture.fake.requests()).hasSize(1);

    fixture.clock.advance(Duration.ofSeconds(1));
    String next = fixture.token().sign();
    Auth three = authenticator.authenticateRequest(Fixture.bearer(next)).toAuth();
    assertThat(three.getToken("supabase")).isNotEqualTo(one.getToken("supabase"));
    assertThat(fixture.fake.requests()).hasSize(2);
  }

  @Test
  @DisplayName("1.6 BAPI endpoints: /tokens with expires_in_seconds")
  void forATimeItIsASessionTokenOfThatTime() {
    String made = auth.getToken(options -> options.expiresIn(Duration.ofMinutes(10)));
    assertAsked("/tokens", "{\"expires_in_seconds\":600}");
    assertThat(claims(made))
        .containsEntry("sid", fixture.session.id())
        .containsEntry("exp", fixture.clock.instant().plusSeconds(600).getEpochSecond());
  }

  @Test
  @DisplayName("1.6 BAPI endpoints: /tokens/{template} with expires_in_seconds")
  void ofATemplateForATimeItIsBoth() {
    String made =
        auth.getToken(options -> options.template("supabase").expiresIn(Duration.ofSeconds(30)));
    assertAsked("/tokens/supabase", "{\"expires_in_seconds\":30}");
    assertThat(claims(made))
        .containsEntry("role", "authenticated")
        .containsEntry("exp", fixture.clock.instant().plusSeconds(30).getEpochSecond());
  }

  @Test
  @DisplayName("1.6 BAPI endpoints: 315360000 s at most")
  void theLongestTimeIsClerks() {
    String made = auth.getToken(options -> options.expiresIn(Duration.ofDays(3650)));
    Instant expected = fixture.clock.instant().plusSeconds(315_360_000);
    assertThat(claims(made)).containsEntry("exp", expected.getEpochSecond());
  }

  @ParameterizedTest(name = "1.6 BAPI endpoints: refused before any call: {0}")
  @ValueSource(strings = {"PT29S", "PT29.999S", "PT30.5S", "PT0S", "PT-60S", "PT315360001S"})
  void timesThatClerkDoesNotKnowAreRefusedBeforeAnyCall(Duration time) {
    assertThatThrownBy(() -> auth.getToken(options -> options.expiresIn(time)))
        .isInstanceOf(ClerkConfigurationException.class)
        .hasMessage(
            "A token expires in a whole number of seconds from 30 to 315360000, and not in "
                + time);
    assertThat(fixture.fake.requests()).isEmpty();
  }

  @Test
  @SuppressWarnings("NullAway") // nulls are what callers without a checker pass
  void aNullTemplateIsNotThePlainSessionToken() {
    assertThatThrownBy(() -> auth.getToken((String) null))
        .isInstanceOf(ClerkConfigurationException.class)
        .hasMessageStartingWith("template must not be null");
    assertThat(fixture.fake.requests()).isEmpty();
  }

  @Test
  void whatClerkRefusesIsNotKept() {
    assertThatThrownBy(() -> auth.getToken("nothing")).isInstanceOf(NotFoundException.class);
    fixture.fake.enqueue(FakeResponse.error(422, "unprocessable", "Not now"));
    assertThatThrownBy(() -> auth.getToken("supabase")).isInstanceOf(ClerkApiException.class);
    assertThat(claims(auth.getToken("supabase"))).containsEntry("role", "authenticated");
  }

  @Test
  void aSessionTokenWithoutASessionIdIsNoUse() {
    Auth odd = auth(fixture.token().withoutClaim("sid").sign());
    assertThatThrownBy(() -> odd.getToken("supabase"))
        .isInstanceOf(ClerkConfigurationException.class)
        .hasMessageContaining("has no session id (sid)");
  }

  @ParameterizedTest
  @ValueSource(strings = {".", "..", "a/b", "../users", "%2E%2E", "", "sess 1"})
  void aSessionIdThatWouldChangeThePathOfTheCallIsNoneEither(String sid) {
    Auth odd = auth(fixture.token().claim("sid", sid).sign());
    fixture.fake.clearRequests();
    assertThatThrownBy(() -> odd.getToken("supabase"))
        .isInstanceOf(ClerkConfigurationException.class)
        .hasMessageContaining("has no session id (sid)");
    assertThat(fixture.fake.requests()).isEmpty();
  }

  @Test
  @DisplayName("1.6 signed-out getToken")
  void whereNobodyIsKnownThereIsNone() {
    AuthContext context = AuthObjects.context();
    for (Auth each :
        List.of(
            new SignedOutAuth(null, context),
            new SignedOutAuth("pending", context),
            new InvalidTokenAuth(context),
            new UnauthenticatedMachineAuth(TokenType.M2M_TOKEN, context))) {
      assertThat(each.getToken()).isNull();
      assertThat(each.getToken("supabase")).isNull();
      assertThat(each.getToken(options -> {})).isNull();
    }
  }

  @ParameterizedTest
  @EnumSource(value = TokenType.class, mode = EnumSource.Mode.EXCLUDE, names = "SESSION_TOKEN")
  void aMachinesIsItsOwnAndNeverPassesForThatOfATemplate(TokenType type) {
    Auth machine = AuthObjects.machine(type, AuthObjects.context());
    assertThat(machine.getToken()).isEqualTo("the-machine-token");
    assertThat(machine.getToken("supabase")).isNull();
    Consumer<TokenOptions> options = it -> it.expiresIn(Duration.ofMinutes(1));
    assertThat(machine.getToken(options)).isNull();
  }

  private void assertAsked(String path, String body) {
    assertThat(fixture.fake.requests()).hasSize(1);
    ReceivedRequest request = fixture.fake.requests().get(0);
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.path()).endsWith("/sessions/" + fixture.session.id() + path);
    assertThat(request.body()).isEqualTo(body);
  }

  private Auth auth(String token) {
    return fixture.authenticator().authenticateRequest(Fixture.bearer(token)).toAuth();
  }

  private static Map<String, Object> claims(String token) {
    return TokenVerifier.decode(Objects.requireNonNull(token)).claims();
  }
}
