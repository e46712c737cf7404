package io.github.clerk4j.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerk4j.ClerkConfigurationException;
import io.github.clerk4j.auth.Reverification.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The answer that makes a front end ask its user anew, and what can be demanded. */
class ReverificationTest {
  @Test
  void theAnswerNamesWhatIsAskedFor() {
    assertAsks(Reverification.STRICT_MFA, "strict_mfa");
    assertAsks(Reverification.STRICT, "strict");
    assertAsks(Reverification.MODERATE, "moderate");
    assertAsks(Reverification.LAX, "lax");
    assertAsks(
        new Reverification(Level.FIRST_FACTOR, Duration.ofHours(2)),
        Map.of("level", "first_factor", "afterMinutes", 120L));
    assertAsks(
        new Reverification(Level.MULTI_FACTOR, Duration.ofMinutes(1)),
        Map.of("level", "multi_factor", "afterMinutes", 1L));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT-1M", "PT30S", "PT90S", "PT1M0.001S", "PT-10H"})
  void onlyWholeMinutesCanBeDemanded(Duration within) {
    assertThatThrownBy(() -> new Reverification(Level.FIRST_FACTOR, within))
        .isInstanceOf(ClerkConfigurationException.class)
        .hasMessage(
            "A reverification is within a whole number of minutes, 1 or more, and not within "
                + within);
  }

  private static void assertAsks(Reverification reverification, Object asked) {
    AuthResponse answer = reverification.errorResponse();
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.headers()).containsEntry("Content-Type", List.of("application/json"));
    assertThat(AuthObjects.object(answer.body()))
        .isEqualTo(
            Map.of(
                "clerk_error",
                Map.of(
                    "type", "forbidden",
                    "reason", "reverification-error",
                    "metadata", Map.of("reverification", asked))));
  }
}
