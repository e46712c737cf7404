package io.github.clerk4j.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerk4j.model.Session;
import io.github.clerk4j.model.SessionStatus;
import io.github.clerk4j.model.User;
import io.github.clerk4j.testing.junit.FakeClerkExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SessionLifetimeTest {
  private static final Instant NOON = Instant.parse("2026-05-12T12:00:00Z");
  private static final String ORIGIN = "https://app.example.com";

  private final FakeClock clock = FakeClock.standingAt(NOON);

  @RegisterExtension
  private final FakeClerkExtension extension =
      FakeClerkExtension.of(
          it ->
              it.clock(clock)
                  .sessionLifetime(Duration.ofDays(2))
                  .inactivityTimeout(Duration.ofHours(5)));

  private final FakeClerk clerk = extension.fake();
  private final Backend backend = new Backend(clerk);
  private final User ada = clerk.addUser("ada@example.com");
  private final Session session = clerk.signIn(ada);
  private final String path = "/v1/sessions/" + session.id();

  @Test
  void aSessionTellsWhenItEnds() {
    assertThat(session.expireAt()).isEqualTo(NOON.plus(Duration.ofDays(2)));
    assertThat(session.abandonAt()).isEqualTo(NOON.plus(Duration.ofHours(5)));
  }

  @Test
  void aSessionWithoutActivityIsAbandoned() {
    clock.advance(Duration.ofHours(5));

    assertThat(status()).isEqualTo(SessionStatus.ABANDONED);
  }

  @Test
  void anActiveSessionExpires() {
    String refresh = clerk.browsers().refreshToken(session);
    String token = clerk.sessionToken(session).sign();
    for (int i = 0; i < 11; i++) {
      clock.advance(Duration.ofHours(4));
      assertThat(refresh(refresh, token).status()).isEqualTo(200);
    }
    clock.advance(Duration.ofHours(4));

    assertThat(status()).isEqualTo(SessionStatus.EXPIRED);
    assertThat(refresh(refresh, token).code()).isEqualTo("session_not_active");
  }

  @Test
  void anExpiredSessionGetsNoTokens() {
    clerk.addJwtTemplate("supabase", Map.of("role", "authenticated"));
    assertThat(backend.post(path + "/tokens/supabase").status()).isEqualTo(200);

    clock.advance(Duration.ofDays(2));

    assertThat(backend.post(path + "/tokens/supabase").status()).isEqualTo(404);
    assertThat(backend.post(path + "/tokens").status()).isEqualTo(404);
    assertThatThrownBy(() -> clerk.browsers().cookieHeader(session, ORIGIN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aSessionThatEndedStaysSo() {
    clerk.signOut(session);

    clock.advance(Duration.ofDays(3));

    assertThat(status()).isEqualTo(SessionStatus.ENDED);
  }

  @Test
  void theDefaultLifetimeIsAWeek() {
    try (FakeClerk other = FakeClerk.builder().clock(clock).start()) {
      Session long7 = other.signIn(other.addUser("bob@example.com"));

      clock.advance(Duration.ofDays(7));

      assertThat(other.session(long7.id()).status()).isEqualTo(SessionStatus.EXPIRED);
    }
  }

  private SessionStatus status() {
    return clerk.session(session.id()).status();
  }

  private Backend.Reply refresh(String refreshToken, String token) {
    return backend.post(
        path + "/refresh",
        Map.of("expired_token", token, "refresh_token", refreshToken, "request_origin", ORIGIN));
  }
}
