package io.github.clerk4j.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerk4j.ClerkConfigurationException;
import io.github.clerk4j.token.TokenType;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Requirements that name nothing are mistakes when they are made; tokens never make them fail. */
class RequirementTest {
  /** As callers without NullAway can hand it in. */
  @SuppressWarnings("NullAway")
  private static final String NULL = null;

  @SuppressWarnings("NullAway")
  private static final Requirement NONE = null;

  private static final List<Function<String, Requirement>> NAMED =
      List.of(
          Requirement::role,
          Requirement::permission,
          Requirement::feature,
          Requirement::plan,
          Requirement::scope,
          Requirement.Role::new,
          Requirement.Scope::new);

  @Test
  void aNameThatIsNullOrBlankIsAMistakeWhenTheRequirementIsMade() {
    for (Function<String, Requirement> each : NAMED) {
      for (@Nullable String name : new @Nullable String[] {null, "", " ", "\t"}) {
        assertMistake(() -> each.apply(name == null ? NULL : name));
      }
    }
  }

  @Test
  @SuppressWarnings("NullAway") // as callers without it can
  void soIsEverythingElseThatIsNull() {
    assertMistake(() -> Requirement.reverification(null));
    assertMistake(() -> new Reverification(null, Duration.ofMinutes(1)));
    assertMistake(() -> new Reverification(Reverification.Level.FIRST_FACTOR, null));
    assertMistake(() -> AcceptedTokens.only(null));
    assertMistake(() -> AcceptedTokens.anyOf(null));
    assertMistake(() -> AcceptedTokens.anyOf(TokenType.API_KEY, (TokenType) null));
  }

  @Test
  @SuppressWarnings("NullAway") // as callers without it can
  void aRequirementThatIsNullIsAMistakeWhoeverCalls() {
    AuthContext context = AuthObjects.context();
    for (Auth auth :
        List.of(
            AuthObjects.session("{}"),
            AuthObjects.machine(TokenType.API_KEY, context),
            new SignedOutAuth(null, context),
            new UnauthenticatedMachineAuth(TokenType.API_KEY, context),
            new InvalidTokenAuth(context))) {
      assertMistake(() -> auth.has(NONE));
      assertMistake(() -> auth.has(Requirement.role("admin"), NONE));
      assertMistake(() -> auth.protect(NONE));
      assertMistake(() -> auth.protect(p -> p.when(null)));
      assertMistake(() -> auth.protect(p -> p.unauthorizedUrl(NULL)));
      assertMistake(() -> auth.protect(AcceptedTokens.any(), NONE));
    }
  }

  @Test
  void neitherHasNorProtectThrowsOfWhatATokenHolds() {
    List<@Nullable Object> values =
        Arrays.asList(
            null,
            true,
            -1L,
            Long.MIN_VALUE,
            1e300,
            Double.NaN,
            "",
            ":",
            ",,,",
            "o:,:a,o",
            "org:".repeat(4000),
            List.of(),
            Arrays.asList(null, 1L, List.of()),
            List.of(1e300, 1e300),
            Map.of(),
            Map.of("id", 1L, "rol", 2L, "per", 3L, "fpm", 4L),
            Map.of("id", "org_1", "rol", "", "per", ",", "fpm", "9".repeat(9000)));
    for (String name :
        List.of("v", "o", "fea", "pla", "fva", "sts", "act", "sid", "azp", "org_id", "org_role")) {
      for (Object value : values) {
        Map<String, @Nullable Object> claims = new HashMap<>();
        claims.put("v", 2L);
        claims.put("org_id", "org_1");
        claims.put(name, value);
        SessionAuth auth = AuthObjects.session(claims, AuthObjects.context());
        for (Function<String, Requirement> each : NAMED) {
          assertThat(auth.has(each.apply("admin"))).isFalse();
          assertThatThrownBy(() -> auth.protect(each.apply("admin")))
              .isInstanceOf(ProtectException.class);
        }
        assertThat(auth.has(Requirement.reverification(Reverification.LAX))).isFalse();
        assertThat(auth.protect(AcceptedTokens.any())).isSameAs(auth);
        assertThatThrownBy(() -> auth.protect(AcceptedTokens.only(TokenType.OAUTH_TOKEN)))
            .isInstanceOf(ProtectException.class);
      }
    }
  }

  private static void assertMistake(ThrowingCallable made) {
    assertThatThrownBy(made)
        .isInstanceOf(ClerkConfigurationException.class)
        .hasMessageContaining("must not be");
  }
}
