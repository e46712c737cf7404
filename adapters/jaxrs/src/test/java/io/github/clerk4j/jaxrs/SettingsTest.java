package io.github.clerk4j.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerk4j.ClerkConfigurationException;
import io.github.clerk4j.token.TokenType;
import io.github.clerk4j.webhook.WebhookVerifier;
import java.lang.reflect.Method;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Annotations and settings, without a server. */
class SettingsTest {
  /** Methods with annotations. */
  @Protected(role = "org:all")
  static class Annotated {
    @Protected(scope = "read:users")
    void scopeOfASession() {}

    @Protected(role = " ")
    void blank() {}

    @Protected(tokens = TokenType.API_KEY)
    void overloaded(Object parameter) {}

    void overloaded(String parameter) {}

    @Protected(role = "org:admin")
    void raw(Object parameter) {}
  }

  /** A subclass, such as those that containers generate. */
  static class Generated extends Annotated {
    @Override
    void raw(Object parameter) {}

    @Override
    void blank() {}
  }

  @Test
  void aScopeNeedsATypeOfTokenThatCanHaveIt() {
    assertThatThrownBy(() -> ruleOf(Annotated.class, "scopeOfASession"))
        .isInstanceOf(ClerkConfigurationException.class)
        .hasMessageContaining("scope must not be set without tokens")
        .hasMessageContaining("\"read:users\"");
  }

  @Test
  void aBlankRoleIsAMistakeThatIsNamed() {
    assertThatThrownBy(() -> ruleOf(Generated.class, "blank"))
        .isInstanceOf(ClerkConfigurationException.class)
        .hasMessageContaining("role");
  }

  @Test
  void theAnnotationOfAnOverriddenMethodCounts() {
    assertThat(Objects.requireNonNull(found(Generated.class, "raw", Object.class)).role())
        .isEqualTo("org:admin");
  }

  @Test
  void anOverloadedMethodHasItsOwnRule() {
    Protected of = found(Annotated.class, "overloaded", String.class);
    assertThat(Objects.requireNonNull(of).role()).isEqualTo("org:all");
    of = found(Annotated.class, "overloaded", Object.class);
    assertThat(Objects.requireNonNull(of).tokens()).containsExactly(TokenType.API_KEY);
  }

  @Test
  void aClassWithoutAnAnnotationIsOpen() {
    assertThat(found(String.class, "length")).isNull();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, Integer.MAX_VALUE})
  void aLimitThatMakesNoSenseIsNamed(int bytes) {
    WebhookReader reader =
        WebhookReader.of(
            WebhookVerifier.builder()
                .signingSecrets("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
                .build());
    assertThatThrownBy(() -> reader.maxBodySize(bytes))
        .isInstanceOf(ClerkConfigurationException.class)
        .hasMessage("maxBodySize must be from 1 to 1073741824: " + bytes);
  }

  @ParameterizedTest
  @SuppressWarnings("NullAway")
  @CsvSource({"authenticator", "verifier"})
  void nullIsNamed(String setting) {
    assertThatThrownBy(
            () -> {
              if (setting.equals("verifier")) {
                WebhookReader.of(null);
              } else {
                ClerkFeature.of(null);
              }
            })
        .isInstanceOf(ClerkConfigurationException.class)
        .hasMessage(setting + " must not be null");
  }

  private static ProtectedRule ruleOf(Class<?> type, String name) {
    return ProtectedRule.of(Objects.requireNonNull(found(type, name)));
  }

  private static @Nullable Protected found(Class<?> type, String name, Class<?>... parameters) {
    try {
      Method method = type.getDeclaredMethod(name, parameters);
      return ProtectedLookup.find(type, method);
    } catch (NoSuchMethodException e) {
      throw new AssertionError(e);
    }
  }
}
