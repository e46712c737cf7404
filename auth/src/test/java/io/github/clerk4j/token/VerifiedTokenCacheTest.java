package io.github.clerk4j.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerk4j.auth.Fixture;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tokens that were verified before: what is remembered of them, and what is checked again. */
class VerifiedTokenCacheTest {
  private static final VerificationKey OTHER_KEY =
      new VerificationKey(TestKeys.rsa().getPublic(), null);

  private final Fixture fixture = new Fixture();
  private final VerificationKey key = PemKey.of(fixture.fake.jwtKey()).key();
  private final AtomicReference<@Nullable VerificationKey> current = new AtomicReference<>(key);
  private final VerifiedTokenCache remembered = new VerifiedTokenCache(100);
  private final SessionTokenVerifier verifier =
      new SessionTokenVerifier(
          new JwtSignatureVerifier(new Changing()), Verifying.USUAL, fixture.clock, remembered);

  /** One key, which the test replaces or takes away. */
  private final class Changing implements KeySource {
    @Override
    public CompletableFuture<@Nullable VerificationKey> lookUp(@Nullable String keyId) {
      return CompletableFuture.completedFuture(current.get());
    }

    @Override
    public String name() {
      return "the key of this test";
    }
  }

  @AfterEach
  void stop() {
    fixture.close();
  }

  @Test
  void aTokenThatWasVerifiedIsNotDecodedAgain() {
    String token = fixture.token().sign();
    assertThat(verifier.decode(token)).isNotSameAs(verifier.decode(token));
    SessionClaims claims = verifier.verify(token);
    assertThat(verifier.decode(token)).isSameAs(verifier.decode(token));
    assertThat(verifier.verify(token)).isSameAs(claims);
  }

  @Test
  void timeIsCheckedEachTime() {
    String token = fixture.token().lifetime(Duration.ofSeconds(60)).sign();
    assertThat(Verifying.reason(verifier, token)).isNull();
    fixture.clock.advance(Duration.ofSeconds(64));
    assertThat(Verifying.reason(verifier, token)).isNull();
    fixture.clock.advance(Duration.ofSeconds(1));
    assertThat(Verifying.reason(verifier, token)).isEqualTo(TokenReason.TOKEN_EXPIRED);
    fixture.clock.advance(Duration.ofMinutes(-2));
    assertThat(Verifying.reason(verifier, token)).isEqualTo(TokenReason.TOKEN_NOT_ACTIVE_YET);
  }

  @Test
  void aTokenIsForgottenWithItsKey() {
    String token = fixture.token().sign();
    assertThat(Verifying.reason(verifier, token)).isNull();
    current.set(null);
    assertThat(Verifying.reason(verifier, token)).isEqualTo(TokenReason.JWK_KID_MISMATCH);
    current.set(OTHER_KEY);
    assertThat(Verifying.reason(verifier, token)).isEqualTo(TokenReason.TOKEN_INVALID_SIGNATURE);
    current.set(new VerificationKey(key.key(), "RS512"));
    assertThat(Verifying.reason(verifier, token)).isEqualTo(TokenReason.TOKEN_INVALID_ALGORITHM);
    current.set(new VerificationKey(key.key(), "RS256"));
    assertThat(Verifying.reason(verifier, token)).as("the same key, told anew").isNull();
  }

  @Test
  void onlyTheWholeTokenIsRemembered() {
    String token = fixture.token().sign();
    assertThat(Verifying.reason(verifier, token)).isNull();
    String[] parts = token.split("\\.", -1);
    String[] others = fixture.token().claim("sub", "user_admin").sign().split("\\.", -1);
    assertThat(Verifying.reason(verifier, parts[0] + "." + others[1] + "." + parts[2]))
        .isEqualTo(TokenReason.TOKEN_INVALID_SIGNATURE);
    assertThat(Verifying.reason(verifier, token + ".")).isEqualTo(TokenReason.TOKEN_INVALID);
    assertThat(Verifying.reason(verifier, token + "=")).isEqualTo(TokenReason.TOKEN_INVALID);
    char last = token.charAt(token.length() - 1); // of which only the upper two bits count
    String respelled = token.substring(0, token.length() - 1) + (char) (last + 1);
    assertThat(Verifying.reason(verifier, respelled)).isEqualTo(TokenReason.TOKEN_INVALID);
  }

  @Test
  void tokensThatAreRefusedAreNotRemembered() {
    KeyPair stranger = TestKeys.rsa();
    String honest = fixture.token().sign();
    assertThat(Verifying.reason(verifier, honest)).isNull();
    for (int i = 0; i < 300; i++) {
      assertThat(
              Verifying.reason(verifier, fixture.token().claim("n", i).signedBy(stranger).sign()))
          .isNotNull();
    }
    for (int i = 0; i < 150; i++) {
      assertThat(Verifying.reason(verifier, fixture.token().claim("n", i).claim("azp", "x").sign()))
          .isNotNull();
    }
    assertThat(remembered.size()).isEqualTo(1);
    assertThat(remembered.get(honest)).isNotNull();
  }

  @Test
  void noMoreAreRememberedThanTheSizeAndTheOnesInUseStay() {
    String inUse = fixture.token().sign();
    List<String> others = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      assertThat(Verifying.reason(verifier, inUse)).isNull();
      others.add(fixture.token().claim("n", i).sign());
      assertThat(Verifying.reason(verifier, others.get(i))).isNull();
      assertThat(remembered.size()).isLessThanOrEqualTo(100);
      assertThat(remembered.get(inUse)).isNotNull();
    }
    assertThat(remembered.get(others.get(0))).isNull();
    assertThat(remembered.get(others.get(499))).isNotNull();
  }

  @Test
  void longTokensAreVerifiedButNotRemembered() {
    String token = fixture.token().claim("x", "x".repeat(VerifiedTokenCache.LONGEST)).sign();
    assertThat(Verifying.reason(verifier, token)).isNull();
    assertThat(remembered.size()).isZero();
  }

  @Test
  void nothingIsRememberedWhereTheSizeIsZero() {
    SessionTokenVerifier forgetful =
        new SessionTokenVerifier(new Changing(), Verifying.USUAL, fixture.clock, 0);
    String token = fixture.token().sign();
    assertThat(forgetful.verify(token)).isNotSameAs(forgetful.verify(token));
    assertThat(forgetful.decode(token)).isNotSameAs(forgetful.decode(token));
  }

  @Test
  void aRememberedTokenOfAWithdrawnKeyIsRefusedAfterTheNextFetch() {
    RemoteJwkSet remote = new RemoteJwkSet(fixture.clerk);
    JwkSetSource fetchedAtOnce = () -> CompletableFuture.completedFuture(remote.fetch().join());
    SessionTokenVerifier published =
        Verifying.verifier(new CachingKeySource(fetchedAtOnce, fixture.clock), fixture.clock);
    String token = fixture.token().lifetime(Duration.ofDays(1)).sign();
    assertThat(Verifying.reason(published, token)).isNull();
    fixture.fake.rotateKeys();
    fixture.fake.rotateKeys(); // of the key set, its key is gone now
    assertThat(Verifying.reason(published, token)).as("keys are fresh for four minutes").isNull();
    fixture.clock.advance(CachingKeySource.REFRESH_AFTER);
    assertThat(Verifying.reason(published, token)).as("refreshed beside it").isNull();
    assertThat(Verifying.reason(published, token)).isEqualTo(TokenReason.JWK_KID_MISMATCH);
  }
}
