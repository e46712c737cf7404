package io.github.clerk4j.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerk4j.testing.FakeResponse;
import io.github.clerk4j.token.TokenListener;
import io.github.clerk4j.token.TokenReason;
import io.github.clerk4j.token.TokenType;
import io.github.clerk4j.token.TokenVerifier;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AuthListenerTest {
  private final Fixture fixture = new Fixture();
  private final List<AuthListener.Outcome> outcomes = new CopyOnWriteArrayList<>();
  private final List<TokenListener.KeyFetch> fetches = new CopyOnWriteArrayList<>();
  private final List<Boolean> signatures = new CopyOnWriteArrayList<>();
  private final RequestAuthenticator authenticator = builder().listener(notes()).build();

  @AfterEach
  void stop() {
    fixture.close();
  }

  private RequestAuthenticator.Builder builder() {
    return RequestAuthenticator.builder(fixture.clerk)
        .authorizedParties(Fixture.ORIGIN)
        .clock(fixture.clock);
  }

  private AuthListener notes() {
    return new AuthListener() {
      @Override
      public void onAuthentication(Outcome outcome) {
        outcomes.add(outcome);
      }

      @Override
      public void onKeyFetch(KeyFetch fetch) {
        fetches.add(fetch);
      }

      @Override
      public void onSignature(boolean cached) {
        signatures.add(cached);
      }
    };
  }

  @Test
  void eachAuthenticationIsToldOnceWithItsReason() {
    authenticator.authenticateRequest(Fixture.bearer(fixture.token().sign()));
    authenticator.authenticateRequestAsync(Fixture.bearer("nonsense")).join();

    assertThat(outcomes).hasSize(2);
    assertThat(outcomes.get(0).status()).isEqualTo(RequestState.Status.SIGNED_IN);
    assertThat(outcomes.get(0).tokenType()).isEqualTo(TokenType.SESSION_TOKEN);
    assertThat(outcomes.get(0).reason()).isNull();
    assertThat(outcomes.get(0).duration()).isPositive();
    assertThat(outcomes.get(1).status()).isEqualTo(RequestState.Status.SIGNED_OUT);
    assertThat(outcomes.get(1).reason()).isEqualTo(AuthReason.TOKEN_INVALID);
    assertThat(outcomes.get(1).couldNotCheck()).isFalse();
  }

  @Test
  void theFetchOfKeysAndTheUseOfTheCacheAreTold() {
    String token = fixture.token().sign();
    authenticator.authenticateRequest(Fixture.bearer(token));
    authenticator.authenticateRequest(Fixture.bearer(token));

    assertThat(fetches).hasSize(1);
    assertThat(fetches.get(0).failure()).isNull();
    assertThat(fetches.get(0).duration()).isPositive();
    assertThat(signatures).containsExactly(false, true);
  }

  @Test
  void aFailedFetchIsToldWithItsReasonAndTheRequestCouldNotBeChecked() {
    fixture.fake.enqueue(FakeResponse.error(401, "clerk_key_invalid", "The key is invalid"));

    authenticator.authenticateRequest(Fixture.bearer(fixture.token().sign()));

    assertThat(fetches).hasSize(1);
    assertThat(fetches.get(0).failure()).isEqualTo(TokenReason.SECRET_KEY_INVALID);
    assertThat(outcomes.get(0).couldNotCheck()).isTrue();
  }

  @Test
  void aVerifierOfBareTokensTellsOfKeysAndSignatures() {
    TokenVerifier verifier =
        TokenVerifier.builder(fixture.clerk)
            .authorizedParties(Fixture.ORIGIN)
            .clock(fixture.clock)
            .listener(notes())
            .build();

    verifier.verify(fixture.token().sign());

    assertThat(fetches).hasSize(1);
    assertThat(signatures).containsExactly(false);
    assertThat(outcomes).isEmpty();
  }

  @Test
  void aListenerThatThrowsChangesNoOutcome() {
    AuthListener broken =
        new AuthListener() {
          @Override
          public void onAuthentication(Outcome outcome) {
            throw new AssertionError("at the outcome");
          }

          @Override
          public void onKeyFetch(KeyFetch fetch) {
            throw new StackOverflowError("at the fetch");
          }

          @Override
          public void onSignature(boolean cached) {
            throw new IllegalStateException("at the signature");
          }
        };
    RequestAuthenticator told = builder().listener(broken).listener(notes()).build();
    ClerkRequest request = Fixture.bearer(fixture.token().sign());

    assertThat(told.authenticateRequest(request).isAuthenticated()).isTrue();
    assertThat(told.authenticateRequestAsync(request).join().isAuthenticated()).isTrue();
    assertThat(told.authenticateRequest(Fixture.bearer("nonsense")).reason())
        .isEqualTo(AuthReason.TOKEN_INVALID);
    assertThat(outcomes).hasSize(3); // the second listener is told all the same
    assertThat(fetches).hasSize(1);
  }

  @Test
  void anOutcomeHoldsNoSecretAndNoId() {
    String token = fixture.token().sign();
    authenticator.authenticateRequest(Fixture.bearer(token));
    fixture.clock.advance(Duration.ofDays(1));
    authenticator.authenticateRequest(Fixture.bearer(token));

    assertThat(outcomes.toString())
        .doesNotContain(token, fixture.ada.id(), fixture.session.id(), fixture.fake.secretKey());
  }
}
