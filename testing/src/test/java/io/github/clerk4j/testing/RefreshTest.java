package io.github.clerk4j.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerk4j.model.Session;
import io.github.clerk4j.model.SessionRefresh;
import io.github.clerk4j.model.SessionRefreshKind;
import io.github.clerk4j.model.User;
import io.github.clerk4j.testing.junit.FakeClerkExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefreshTest {
  private final FakeClock clock = FakeClock.standingAt(Instant.parse("2026-05-12T12:00:00Z"));

  @RegisterExtension
  private final FakeClerkExtension extension = FakeClerkExtension.of(it -> it.clock(clock));

  private final FakeClerk clerk = extension.fake();
  private final Backend backend = new Backend(clerk);
  private final User ada = clerk.addUser("ada@example.com");
  private final Session session = clerk.signIn(ada);
  private final Map<String, Object> body = new HashMap<>();

  @BeforeEach
  void letATokenExpire() {
    body.put("expired_token", clerk.sessionToken(session).sign());
    body.put("refresh_token", clerk.browsers().refreshToken(session));
    body.put("request_origin", "https://app.example.com");
    body.put("request_headers", Map.of("host", List.of("app.example.com")));
    clock.advance(Duration.ofMinutes(10));
  }

  @Test
  void aNewTokenComesAsACookie() {
    body.put("format", "cookie");

    SessionRefresh answer = refresh("").as(SessionRefresh.class);

    assertThat(answer.object()).isEqualTo(SessionRefreshKind.COOKIES);
    SetCookies cookies = SetCookies.of(answer.cookies());
    assertThat(cookies.lines().keySet()).containsExactly("__session");
    ParsedToken token = ParsedToken.of(cookies.value("__session"));
    assertThat(token.claim("sid")).isEqualTo(session.id());
    assertThat(token.claim("azp")).isEqualTo("https://app.example.com");
    assertThat((Long) token.claim("exp")).isGreaterThan(clock.instant().getEpochSecond());
  }

  @Test
  void itComesInASuffixedCookieTooIfTheRequestHasOne() {
    body.put("format", "cookie");

    SessionRefresh answer = refresh("?suffixed_cookies=true").as(SessionRefresh.class);

    assertThat(SetCookies.of(answer.cookies()).lines().keySet())
        .containsExactly("__session", "__session_" + clerk.browsers().cookieSuffix());
  }

  @Test
  void withoutAFormatItComesBare() {
    SessionRefresh answer = refresh("").as(SessionRefresh.class);

    assertThat(answer.object()).isEqualTo(SessionRefreshKind.TOKEN);
    assertThat(ParsedToken.of(Objects.requireNonNull(answer.jwt())).claim("sid"))
        .isEqualTo(session.id());
  }

  @Test
  void aRefreshTokenIsGoodForItsOwnSessionOnly() {
    body.put("refresh_token", clerk.browsers().refreshToken(clerk.signIn(ada)));

    assertThat(refresh("").status()).isEqualTo(401);
    assertThat(refresh("").code()).isEqualTo("refresh_token_invalid");
  }

  @Test
  void theOldTokenHasToBeOneOfTheSession() {
    body.put("expired_token", clerk.sessionToken(clerk.signIn(ada)).sign());
    assertThat(refresh("").code()).isEqualTo("expired_token_invalid");

    body.put("expired_token", "no.token");
    assertThat(refresh("").code()).isEqualTo("expired_token_invalid");

    try (FakeClerk stranger = FakeClerk.start()) {
      Session foreign = stranger.signIn(stranger.addUser("eve@example.com"));
      body.put("expired_token", stranger.sessionToken(foreign).claim("sid", session.id()).sign());
      assertThat(refresh("").code()).isEqualTo("expired_token_invalid");
    }
  }

  @Test
  void aTokenFromBeforeARotationIsAccepted() {
    clerk.rotateKeys();

    assertThat(refresh("").status()).isEqualTo(200);
  }

  @Test
  void anEndedOrUnknownSessionIsNotRefreshed() {
    clerk.signOut(session);

    assertThat(refresh("").code()).isEqualTo("session_not_active");
    assertThat(backend.post("/v1/sessions/sess_none/refresh", body).code())
        .isEqualTo("session_not_found");
  }

  @ParameterizedTest
  @ValueSource(strings = {"expired_token", "refresh_token", "request_origin"})
  void allParametersAreRequired(String member) {
    body.remove(member);

    assertThat(refresh("").code()).isEqualTo("form_param_missing");
  }

  private Backend.Reply refresh(String query) {
    return backend.post("/v1/sessions/" + session.id() + "/refresh" + query, body);
  }
}
