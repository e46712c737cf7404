package io.github.clerk4j.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerk4j.ClerkConfigurationException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is read from the claims of a token, Clerk's and one's own. */
class SessionClaimsTest {
  private record Region(String code, boolean main) {}

  private record Plan(
      @Nullable String planName,
      int seats,
      long storage,
      double discount,
      boolean trial,
      @Nullable Instant since,
      List<String> tags,
      List<Region> regions,
      @Nullable Region home,
      Map<String, Object> more,
      @Nullable Integer limit) {}

  record Choosy(String name) {
    Choosy {
      throw new IllegalArgumentException("not " + name);
    }
  }

  @Test
  @DisplayName("1.3 sub, sid, iss, iat, exp, azp, sts, act")
  void theClaimsThatClerkMakes() {
    SessionClaims claims =
        claims(
            Map.of(
                "sub", "user_1",
                "sid", "sess_1",
                "iss", "https://clerk.example.com",
                "azp", "https://app.example.com",
                "iat", 1L,
                "exp", 2L,
                "sts", "active",
                "act", Map.of("sub", "user_2", "type", "agent")));
    assertThat(claims.userId()).isEqualTo("user_1");
    assertThat(claims.sessionId()).isEqualTo("sess_1");
    assertThat(claims.issuer()).isEqualTo("https://clerk.example.com");
    assertThat(claims.authorizedParty()).isEqualTo("https://app.example.com");
    assertThat(claims.issuedAt()).isEqualTo(Instant.ofEpochSecond(1));
    assertThat(claims.expiresAt()).isEqualTo(Instant.ofEpochSecond(2));
    assertThat(claims.sessionStatus()).isEqualTo("active");
    assertThat(claims.actor()).containsEntry("sub", "user_2").containsEntry("type", "agent");
  }

  @Test
  @DisplayName("1.3 absent, or of another type: null")
  void whatIsAbsentOrOfAnotherTypeIsNull() {
    for (Map<String, Object> each :
        List.of(
            Map.<String, Object>of("sub", "user_1"),
            Map.<String, Object>of("sub", "user_1", "sid", 1L, "act", "x", "sts", List.of()))) {
      SessionClaims claims = claims(each);
      assertThat(claims.sessionId()).isNull();
      assertThat(claims.actor()).isNull();
      assertThat(claims.sessionStatus()).isNull();
      assertThat(claims.orgId()).isNull();
      assertThat(claims.orgPermissions()).isEmpty();
    }
  }

  @Test
  void aClaimIsReadAsAValueOfAType() {
    SessionClaims claims =
        claims(
            Map.of(
                "s", "a", "n", 5L, "d", 1.5, "b", true, "l", List.of("x"), "m", Map.of("k", 1L)));
    assertThat(claims.get("s", String.class)).isEqualTo("a");
    assertThat(claims.get("n", Long.class)).isEqualTo(5L);
    assertThat(claims.get("n", Integer.class)).isEqualTo(5);
    assertThat(claims.get("n", Double.class)).isEqualTo(5.0);
    assertThat(claims.get("n", Instant.class)).isEqualTo(Instant.ofEpochSecond(5));
    assertThat(claims.get("d", Double.class)).isEqualTo(1.5);
    assertThat(claims.get("b", Boolean.class)).isTrue();
    assertThat((Object) claims.get("l", List.class)).isEqualTo(List.of("x"));
    assertThat((Object) claims.get("m", Map.class)).isEqualTo(Map.of("k", 1L));
  }

  @Test
  void aClaimOfAnotherKindIsNullAndNoNumberIsChangedToFit() {
    SessionClaims claims =
        claims(
            Map.of(
                "s",
                "5",
                "n",
                5L,
                "d",
                1.5,
                "huge",
                1L << 40,
                "vast",
                BigInteger.ONE.shiftLeft(90)));
    assertThat(claims.get("s", Long.class)).isNull();
    assertThat(claims.get("s", Region.class)).isNull();
    assertThat(claims.get("n", String.class)).isNull();
    assertThat(claims.get("n", Boolean.class)).isNull();
    assertThat(claims.get("d", Long.class)).isNull();
    assertThat(claims.get("huge", Integer.class)).isNull();
    assertThat(claims.get("vast", Long.class)).isNull();
    assertThat(claims.get("absent", String.class)).isNull();
  }

  @Test
  void aNumberBeyondADoubleIsNoInfinity() {
    SessionClaims claims = claims(Map.of("discount", new BigDecimal("1e400")));
    assertThat(claims.get("discount", Double.class)).isNull();
    assertThat(claims.get("discount", Number.class)).isEqualTo(new BigDecimal("1e400"));
    assertThat(claims.as(Plan.class).discount()).isZero();
  }

  @Test
  void claimsOfOnesOwnAreReadAsARecord() {
    Map<String, Object> given = new HashMap<>();
    given.put("plan_name", "pro");
    given.put("seats", 5L);
    given.put("storage", 1L << 40);
    given.put("discount", 0.5);
    given.put("trial", true);
    given.put("since", 60L);
    given.put("tags", List.of("a", 5L, "b"));
    given.put("regions", List.of(Map.of("code", "eu", "main", true), Map.of("code", "us")));
    given.put("home", Map.of("code", "eu"));
    given.put("more", Map.of("x", 1L));
    given.put("limit", null);
    assertThat(claims(given).as(Plan.class))
        .isEqualTo(
            new Plan(
                "pro",
                5,
                1L << 40,
                0.5,
                true,
                Instant.ofEpochSecond(60),
                List.of("a", "b"),
                List.of(new Region("eu", true), new Region("us", false)),
                new Region("eu", false),
                Map.of("x", 1L),
                null));
    assertThat(claims(Map.of("seats", "many")).as(Plan.class))
        .isEqualTo(
            new Plan(null, 0, 0, 0, false, null, List.of(), List.of(), null, Map.of(), null));
  }

  @Test
  void claimsAndMetadataAreConvertedAlike() {
    record Tiers(Tier tier, Instant userSince, UUID contract) {}
    UUID contract = UUID.fromString("4f9c3a52-0f1e-4d0b-9d6c-0b6a4b8f1c11");

    assertThat(
            claims(
                    Map.of(
                        "tier",
                        "gold",
                        "user_since",
                        1_700_000_000_000L, // as Clerk's templates write user.created_at
                        "contract",
                        contract.toString()))
                .as(Tiers.class))
        .isEqualTo(new Tiers(Tier.GOLD, Instant.ofEpochSecond(1_700_000_000), contract));
  }

  private enum Tier {
    GOLD
  }

  @Test
  void aTypeThatIsNoKindOfClaimIsAMistakeOfTheProgram() {
    assertThatThrownBy(() -> claims(Map.of("ttl", 5L)).get("ttl", Duration.class))
        .isInstanceOf(ClerkConfigurationException.class)
        .hasMessageStartingWith("java.time.Duration cannot be converted from JSON");
  }

  @Test
  void aRecordThatCannotBeMadeIsAMistakeOfTheProgram() {
    assertThatThrownBy(() -> claims(Map.of("name", "x")).as(Choosy.class))
        .isInstanceOf(ClerkConfigurationException.class)
        .hasMessageContaining("not x");
  }

  private static SessionClaims claims(Map<String, Object> claims) {
    return new SessionClaims(claims);
  }
}
