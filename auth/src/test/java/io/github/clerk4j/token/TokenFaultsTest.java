package io.github.clerk4j.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.clerk4j.ClerkClient;
import io.github.clerk4j.auth.Fixture;
import io.github.clerk4j.testing.FakeResponse;
import io.github.clerk4j.testing.ReceivedRequest;
import io.github.clerk4j.testing.TokenBuilder;
import io.github.clerk4j.token.SessionTokenVerifier.Expected;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Faults of Clerk's official SDK for Java that concern tokens, by their numbers in {@code
 * docs/behavior.md}, section 4: this library does not have them.
 */
class TokenFaultsTest {
  private final Fixture fixture = new Fixture();
  private final SessionTokenVerifier verifier =
      Verifying.verifier(Verifying.publishedKeys(fixture), fixture.clock);

  @AfterEach
  void stop() {
    fixture.close();
  }

  @Test
  @DisplayName("fault 1: keys of one instance do not verify for another")
  void keysAreNotSharedAmongInstances() {
    try (Fixture other = new Fixture()) {
      SessionTokenVerifier others = Verifying.verifier(Verifying.publishedKeys(other), other.clock);
      String token = fixture.token().sign();
      assertThat(Verifying.reason(verifier, token)).isNull();
      assertThat(Verifying.reason(others, token)).isEqualTo(TokenReason.JWK_KID_MISMATCH);
      assertThat(Verifying.keyFetches(other)).isEqualTo(1);
      assertThat(Verifying.reason(verifier, other.token().sign()))
          .isEqualTo(TokenReason.JWK_KID_MISMATCH);
    }
  }

  @Test
  @DisplayName("fault 2: tokens of other classes are no sessions")
  void tokensOfOtherClassesAreNoSessions() {
    for (TokenBuilder each :
        List.of(
            fixture.token().header("cat", "cl_B7d4PD333AAA").claim("sub", "mch_1"),
            fixture.token().header("typ", "at+jwt"),
            fixture.token().template("supabase"))) {
      assertThat(reason(each)).isEqualTo(TokenReason.TOKEN_TYPE_MISMATCH);
    }
  }

  @Test
  @DisplayName("fault 3: authorized parties are not bypassed by a token without azp")
  void aTokenWithoutAzpIsRefusedWherePartiesAreAuthorized() {
    assertThat(reason(fixture.token().withoutClaim("azp")))
        .isEqualTo(TokenReason.TOKEN_INVALID_AUTHORIZED_PARTIES);
  }

  @Test
  @DisplayName("fault 4: exp and sub are required")
  void expAndSubAreRequired() {
    assertThat(reason(fixture.token().withoutClaim("exp")))
        .isEqualTo(TokenReason.TOKEN_VERIFICATION_FAILED);
    assertThat(reason(fixture.token().withoutClaim("sub")))
        .isEqualTo(TokenReason.TOKEN_VERIFICATION_FAILED);
  }

  @Test
  @DisplayName("fault 5: the algorithm is one of three")
  void theAlgorithmIsPinned() {
    for (String algorithm : List.of("PS256", "PS384", "PS512", "ES256", "HS256", "EdDSA", "NONE")) {
      assertThat(reason(fixture.token().header("alg", algorithm)))
          .isEqualTo(TokenReason.TOKEN_INVALID_ALGORITHM);
    }
    assertThat(Verifying.keyFetches(fixture)).isZero();
  }

  @Test
  @DisplayName("fault 7: no input makes anything be thrown but a refusal")
  void hostileTokensAreRefused() {
    for (String token : List.of("", "!!!.a.b", "a.b", "ak_1", "...", "\u0000.\u0000.\u0000")) {
      assertThat(Verifying.reason(verifier, token)).isEqualTo(TokenReason.TOKEN_INVALID);
    }
    assertThat(reason(fixture.token().claim("azp", 1L)))
        .isEqualTo(TokenReason.TOKEN_INVALID_AUTHORIZED_PARTIES);
    MachineTokenVerifier networkless = machines(null, null);
    for (TokenType type : List.of(TokenType.API_KEY, TokenType.M2M_TOKEN, TokenType.OAUTH_TOKEN)) {
      for (String token : List.of("ak_1", "mt_1", "oat_1", "", "!!!.a.b")) {
        TokenException refusal =
            catchThrowableOfType(TokenException.class, () -> networkless.verify(type, token));
        assertThat(refusal.reason()).isNotEmpty();
      }
    }
  }

  @Test
  @DisplayName("fault 7: organizations are read whatever their claims hold")
  void organizationsAreReadWhateverTheyHold() {
    for (Map<String, Object> org :
        List.<Map<String, Object>>of(
            Map.of("id", "org_1", "rol", "admin", "per", "read", "fpm", "4294967296"),
            Map.of("id", "org_1", "rol", "admin", "fpm", "1"),
            Map.of("id", "org_1", "rol", "admin", "per", "read", "fpm", "1,1,1,1,1"),
            Map.of("id", 1L, "per", List.of(), "fpm", true))) {
      String token = fixture.token().claim("o", org).claim("fea", "o:a,b").sign();
      assertThat(verifier.verify(token).orgPermissions()).isEmpty();
    }
  }

  @Test
  @DisplayName("faults 11 and 12: Clerk is asked about machine tokens by the documented members")
  void clerkIsAskedByTheDocumentedMembers() {
    MachineTokenVerifier machines = machines(fixture.clerk, null);
    fixture.fake.enqueue(FakeResponse.of(404), FakeResponse.of(404));
    for (TokenType type : List.of(TokenType.M2M_TOKEN, TokenType.OAUTH_TOKEN)) {
      String token = type == TokenType.M2M_TOKEN ? "mt_1" : "oat_1";
      assertThatThrownBy(() -> machines.verify(type, token))
          .isInstanceOf(InvalidTokenException.class);
    }
    assertThat(fixture.fake.requests())
        .extracting(ReceivedRequest::body)
        .containsExactly("{\"token\":\"mt_1\"}", "{\"access_token\":\"oat_1\"}");
  }

  @Test
  @DisplayName("fault 13: a machine token that could not be checked is not invalid")
  void whatCouldNotBeCheckedIsNotInvalid() {
    MachineTokenVerifier machines = machines(fixture.clerk, "ak_machine");
    for (int status : new int[] {401, 500, 503}) {
      fixture.fake.stub("POST", "/m2m_tokens/verify", FakeResponse.of(status));
      VerificationUnavailableException refusal =
          catchThrowableOfType(
              VerificationUnavailableException.class,
              () -> machines.verify(TokenType.M2M_TOKEN, "mt_1"));
      assertThat(refusal.reason())
          .isEqualTo(status == 401 ? TokenReason.SECRET_KEY_INVALID : TokenReason.UNEXPECTED_ERROR);
    }
    assertThat(fixture.fake.requests())
        .allMatch(each -> "Bearer ak_machine".equals(each.header("Authorization")));
  }

  @Test
  @DisplayName("fault 14: keys are fetched by the client, which says who asks and for what version")
  void keysAreFetchedByTheClient() {
    assertThat(reason(fixture.token())).isNull();
    ReceivedRequest fetch = fixture.fake.requests().get(0);
    assertThat(fetch.apiVersion()).isNotNull();
    assertThat(fetch.header("User-Agent")).contains("clerk4j");
  }

  @Test
  @DisplayName("fault 15: a key is made once, and not for each token")
  void aKeyIsMadeOnce() {
    KeySource keys = Verifying.publishedKeys(fixture);
    String keyId = Jwt.decode(fixture.token().sign()).headerText("kid");
    assertThat(keys.find(keyId)).isNotNull().isSameAs(keys.find(keyId));
  }

  @Test
  @DisplayName("fault 17: kinds of tokens have the names that the rest of Clerk gives them")
  void kindsOfTokensHaveClerksNames() {
    assertThat(TokenType.values())
        .extracting(TokenType::value)
        .containsExactly("session_token", "api_key", "m2m_token", "oauth_token");
  }

  @Test
  @DisplayName("fault 18: a bad signature and a wrong audience have reasons that say so")
  void aBadSignatureHasItsReason() {
    assertThat(reason(fixture.token().signedBy(TestKeys.rsa())))
        .isEqualTo(TokenReason.TOKEN_INVALID_SIGNATURE);
    assertThat(Verifying.refusal(forApi(), fixture.token().claim("aud", "other").sign()))
        .hasMessageContaining("audience (aud) is \"other\"; expected one of [api]");
  }

  @Test
  @DisplayName("fault 29: the clock skew counts in milliseconds")
  void theClockSkewCountsInMilliseconds() {
    Expected skew = new Expected(Set.of(), Set.of(), Set.of(), Duration.ofMillis(999), Set.of());
    SessionTokenVerifier exact =
        new SessionTokenVerifier(PemKey.of(fixture.fake.jwtKey()), skew, fixture.clock, 10);
    String token = fixture.token().expiresAt(fixture.clock.instant()).sign();
    fixture.clock.advance(Duration.ofMillis(998));
    assertThat(Verifying.reason(exact, token)).isNull();
    fixture.clock.advance(Duration.ofMillis(1));
    assertThat(Verifying.reason(exact, token)).isEqualTo(TokenReason.TOKEN_EXPIRED);
    String early = fixture.token().notBefore(fixture.clock.instant().plusMillis(1001)).sign();
    assertThat(Verifying.reason(exact, early)).isEqualTo(TokenReason.TOKEN_NOT_ACTIVE_YET);
    fixture.clock.advance(Duration.ofMillis(2));
    assertThat(Verifying.reason(exact, early)).isNull();
  }

  @Test
  @DisplayName("fault 30: an audience does not shut out tokens that have none")
  void anAudienceDoesNotShutOutTokensWithoutOne() {
    assertThat(Verifying.reason(forApi(), fixture.token().sign())).isNull();
    assertThat(Verifying.reason(forApi(), fixture.token().claim("aud", "other").sign()))
        .isEqualTo(TokenReason.TOKEN_VERIFICATION_FAILED);
  }

  private SessionTokenVerifier forApi() {
    Expected api = Verifying.expected(Set.of("api"), Set.of(), null, Set.of());
    return new SessionTokenVerifier(PemKey.of(fixture.fake.jwtKey()), api, fixture.clock, 10);
  }

  private @Nullable String reason(TokenBuilder token) {
    return Verifying.reason(verifier, token.sign());
  }

  private MachineTokenVerifier machines(@Nullable ClerkClient clerk, @Nullable String machineKey) {
    return new MachineTokenVerifier(
        PemKey.of(fixture.fake.jwtKey()),
        new MachineAudience(Set.of(), Set.of()),
        Set.of(),
        Duration.ofSeconds(5),
        fixture.clock,
        clerk,
        machineKey);
  }
}
