package io.github.clerk4j.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerk4j.auth.AuthReason;
import java.lang.reflect.Field;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TagValuesTest {
  private static final String OTHER = "other";

  @Test
  void eachReasonOfAuthenticationIsAValue() throws IllegalAccessException {
    for (Field each : AuthReason.class.getFields()) {
      assertThat(TagValues.reason((String) each.get(null)))
          .as(each.getName())
          .isNotEqualTo(OTHER)
          .matches("[a-z-]+");
    }
    assertThat(TagValues.reason(null)).isEqualTo("none");
  }

  @Test
  void aSuffixWithACodeOfClerkIsLeftOut() {
    assertThat(TagValues.reason("session-token-expired-refresh-sess_2abcDEF"))
        .isEqualTo("session-token-expired");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "user_2abc", "sk_test_abc", "a b", "x\"}\n", "999", "1e9", "../etc"})
  void textsOutsideOfTheSetsAreOther(String text) {
    assertThat(TagValues.reason(text)).isEqualTo(OTHER);
    assertThat(TagValues.outcome(text)).isEqualTo(OTHER);
    assertThat(TagValues.method(text)).isEqualTo(OTHER);
    assertThat(TagValues.operation(text)).isEqualTo(OTHER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"200", "503", "no_response", "not_sent", "unreadable", "broken_off"})
  void theOutcomesOfAttemptsAreValues(String outcome) {
    assertThat(TagValues.outcome(outcome)).isEqualTo(outcome);
  }
}
