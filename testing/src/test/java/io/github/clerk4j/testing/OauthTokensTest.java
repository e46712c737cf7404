package io.github.clerk4j.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerk4j.model.Jwks;
import io.github.clerk4j.model.OauthAccessTokenVerification;
import io.github.clerk4j.model.User;
import io.github.clerk4j.testing.junit.FakeClerkExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OauthTokensTest {
  private final FakeClock clock = FakeClock.standingAt(Instant.parse("2026-05-12T12:00:00Z"));

  @RegisterExtension
  private final FakeClerkExtension extension = FakeClerkExtension.of(it -> it.clock(clock));

  private final FakeClerk clerk = extension.fake();
  private final Backend backend = new Backend(clerk);
  private final MachineTokens tokens = clerk.machineTokens();
  private final User ada = clerk.addUser("ada@example.com");

  @Test
  void anOpaqueTokenHasItsClientSubjectAndScopes() {
    String token = tokens.addOauthToken(ada, "client_1", "profile", "email");

    OauthAccessTokenVerification verified = verify(token);

    assertThat(token).startsWith("oat_");
    assertThat(verified.id()).matches("oat_[0-9a-f]{32}");
    assertThat(verified.subject()).isEqualTo(ada.id());
    assertThat(verified.clientId()).isEqualTo("client_1");
    assertThat(verified.scopes()).containsExactly("profile", "email");
    assertThat(verified.revoked()).isFalse();
    assertThat(verified.active()).isNull();
  }

  @Test
  void itIsShownAsRevokedOrExpired() {
    String token = tokens.addOauthToken(ada, "client_1");
    tokens.revoke(token);
    clock.advance(Duration.ofDays(1));

    assertThat(verify(token).revoked()).isTrue();
    assertThat(verify(token).expired()).isTrue();
  }

  @Test
  void itsTimesAreInSecondsAsClerkSendsThem() {
    for (String token :
        List.of(tokens.addOauthToken(ada, "client_1"), tokens.oauthJwt(ada, "client_1").sign())) {
      Map<?, ?> sent = reply("access_token", token).json();

      assertThat(sent.get("expiration")).isEqualTo(clock.instant().getEpochSecond() + 86_400);
      assertThat(sent.get("created_at")).isEqualTo(clock.instant().getEpochSecond());
      assertThat(sent.get("updated_at")).isEqualTo(clock.instant().getEpochSecond());
      assertThat(verify(token).expiration()).isEqualTo(clock.instant().plus(Duration.ofDays(1)));
      assertThat(verify(token).createdAt()).isEqualTo(clock.instant());
    }
  }

  @Test
  void aJwtHasItsTypeAndVerifiesWithAndWithoutClerk() {
    String token = tokens.oauthJwt(ada, "client_1", "profile", "email").sign();

    ParsedToken parsed = ParsedToken.of(token);

    assertThat(parsed.isSignedBy(backend.get("/v1/jwks").as(Jwks.class))).isTrue();
    assertThat(parsed.header().get("typ")).isEqualTo("at+jwt");
    assertThat(parsed.claim("client_id")).isEqualTo("client_1");
    assertThat(parsed.claim("scope")).isEqualTo("profile email");
    assertThat(parsed.claim("sub")).isEqualTo(ada.id());
    assertThat(verify(token).id()).isEqualTo(parsed.claim("jti"));
    assertThat(verify(token).scopes()).containsExactly("profile", "email");
  }

  @Test
  void anExpiredJwtIsOnlyNotActive() {
    String token = tokens.oauthJwt(ada, "client_1").lifetime(Duration.ofSeconds(60)).sign();
    clock.advance(Duration.ofSeconds(60));

    assertThat(reply("access_token", token).json()).isEqualTo(Map.of("active", false));
  }

  @Test
  void aTokenGoesByItsFormerNameToo() {
    String token = tokens.addOauthToken(ada, "client_1");

    assertThat(reply("secret", token).status()).isEqualTo(200);
    assertThat(reply("token", token).status()).isEqualTo(422);
  }

  @ParameterizedTest
  @ValueSource(strings = {"oat_none", "", "a.b.c", "e30.e30.e30"})
  void aTokenOfAnotherInstanceIsNotFound(String token) {
    assertThat(reply("access_token", token).status()).isEqualTo(404);
  }

  @Test
  void aSessionTokenIsNoneEither() {
    String token = clerk.sessionToken(clerk.signIn(ada)).sign();

    assertThat(reply("access_token", token).status()).isEqualTo(404);
  }

  private OauthAccessTokenVerification verify(String token) {
    return reply("access_token", token).as(OauthAccessTokenVerification.class);
  }

  private Backend.Reply reply(String name, String token) {
    return backend.post("/v1/oauth_applications/access_tokens/verify", Map.of(name, token));
  }
}
