package io.github.clerk4j.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.clerk4j.ClerkConfigurationException;
import io.github.clerk4j.auth.Fixture;
import io.github.clerk4j.testing.FakeResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A server of WebSockets, which gets a bare token in a client's first message. */
class TokenVerifierTest {
  private final Fixture fixture = new Fixture();
  private final TokenVerifier verifier =
      TokenVerifier.builder(fixture.clerk)
          .authorizedParties(Fixture.ORIGIN)
          .clock(fixture.clock)
          .build();

  @AfterEach
  void stop() {
    fixture.close();
  }

  /** Returns the reply to a client's first message, which is a token and nothing else. */
  private String greet(String firstMessage) {
    try {
      return "hello " + verifier.verify(firstMessage).userId();
    } catch (InvalidTokenException e) {
      return "close 4401 " + e.reason(); // the client must sign in again
    } catch (VerificationUnavailableException e) {
      return "close 1013 " + e.reason(); // the token may be good: try again later
    }
  }

  @Test
  void aGoodTokenSaysWhoConnects() {
    assertThat(greet(fixture.token().sign())).isEqualTo("hello " + fixture.ada.id());
  }

  @Test
  void aBadTokenClosesTheConnection() {
    String strange = fixture.token().signedBy(TestKeys.rsa()).sign();
    assertThat(greet(strange)).isEqualTo("close 4401 token-invalid-signature");
    assertThat(greet("hello")).isEqualTo("close 4401 token-invalid");
    assertThat(greet("")).isEqualTo("close 4401 token-invalid");
    assertThat(greet("ak_1")).isEqualTo("close 4401 token-invalid");
    assertThat(greet(fixture.token().template("supabase").sign()))
        .isEqualTo("close 4401 token-type-mismatch");
  }

  @Test
  void anExpiredTokenClosesTheConnection() {
    String token = fixture.token().sign();
    fixture.clock.advance(Duration.ofMinutes(5));
    assertThat(greet(token)).isEqualTo("close 4401 token-expired");
  }

  @Test
  void aTokenThatCannotBeVerifiedNowMayBeGoodLater() {
    fixture.fake.stub("GET", "/jwks", FakeResponse.of(401));
    assertThat(greet(fixture.token().sign())).isEqualTo("close 1013 secret-key-invalid");
  }

  @Test
  void verifyAsyncHasTheSameOutcomes() throws Exception {
    assertThat(verifier.verifyAsync(fixture.token().sign()).get(10, TimeUnit.SECONDS).userId())
        .isEqualTo(fixture.ada.id());
    assertThatThrownBy(() -> verifier.verifyAsync("hello").join())
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(InvalidTokenException.class);
    TokenVerifier other =
        TokenVerifier.builder(fixture.clerk)
            .authorizedParties(Fixture.ORIGIN)
            .clock(fixture.clock)
            .build();
    fixture.fake.stub("GET", "/jwks", FakeResponse.of(401));
    assertThatThrownBy(() -> other.verifyAsync(fixture.token().sign()).get(10, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(VerificationUnavailableException.class);
  }

  @Test
  void aMachineTokenSaysItsTypeAndItsSubject() {
    String m2m =
        fixture.token().withoutHeader("cat").claim("sub", "mch_1").withoutClaim("azp").sign();
    MachineToken machine = verifier.verifyMachineToken(m2m);
    assertThat(machine.type()).isEqualTo(TokenType.M2M_TOKEN);
    assertThat(machine.subject()).isEqualTo("mch_1");
    assertThat(verifier.verifyMachineTokenAsync(m2m).join()).isEqualTo(machine);
    assertThat(machine.toString()).doesNotContain(m2m);
    assertThat(machineReason(TokenType.OAUTH_TOKEN, m2m)).isEqualTo("token-type-mismatch");
  }

  @Test
  void aSessionTokenIsNoMachineToken() {
    String session = fixture.token().sign();
    assertThat(
            catchThrowableOfType(
                    InvalidTokenException.class, () -> verifier.verifyMachineToken(session))
                .reason())
        .isEqualTo("token-type-mismatch");
    assertThat(machineReason(TokenType.SESSION_TOKEN, session)).isEqualTo("token-type-mismatch");
  }

  private String machineReason(TokenType type, String token) {
    return catchThrowableOfType(
            InvalidTokenException.class, () -> verifier.verifyMachineToken(type, token))
        .reason();
  }

  @Test
  void decodeVerifiesNothing() {
    String strange = fixture.token().signedBy(TestKeys.rsa()).claim("plan", List.of("gold")).sign();
    Jwt jwt = TokenVerifier.decode(strange);
    assertThat(jwt.claims()).containsEntry("plan", List.of("gold"));
    assertThat(jwt.header()).containsEntry("alg", "RS256");
    assertThat(jwt.issuedAt()).isEqualTo(fixture.clock.instant());
    assertThat(jwt.expiresAt()).isAfter(fixture.clock.instant());
    assertThat(jwt.toString()).doesNotContain("gold");
    assertThatThrownBy(() -> jwt.claims().put("plan", "platinum"))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> TokenVerifier.decode("hello"))
        .isInstanceOf(InvalidTokenException.class);
  }

  @Test
  void aJwtKeyNeedsNoClient() {
    TokenVerifier networkless =
        TokenVerifier.builder()
            .jwtKey(fixture.fake.jwtKey())
            .authorizedParties(Fixture.ORIGIN)
            .clock(fixture.clock)
            .build();
    assertThat(networkless.verify(fixture.token().sign()).userId()).isEqualTo(fixture.ada.id());
    assertThat(fixture.fake.requests()).isEmpty();
    assertThatThrownBy(() -> TokenVerifier.builder().build())
        .isInstanceOf(ClerkConfigurationException.class)
        .hasMessageContaining("jwtKey(...)");
  }
}
