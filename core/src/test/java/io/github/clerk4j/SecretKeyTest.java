package io.github.clerk4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretKeyTest extends HttpTest {
  private static final String WHERE = "; the Clerk Dashboard shows it under API keys";

  @Test
  void withoutAKeyTheMessageSaysHowToSetIt() {
    assertThatThrownBy(
            () -> Properties.with("CLERK_SECRET_KEY", "", () -> ClerkClient.builder().build()))
        .isInstanceOf(ClerkConfigurationException.class)
        .hasMessage(
            "There is no secret key: set the environment variable CLERK_SECRET_KEY, or call"
                + " secretKey(...) on the builder"
                + WHERE);
  }

  @Test
  void aPublishableKeyIsNoSecretKey() {
    assertThatThrownBy(() -> ClerkClient.builder().secretKey("pk_test_7f3a9c").build())
        .isInstanceOf(ClerkConfigurationException.class)
        .hasMessage(
            "The secret key is a publishable key (pk_...): use the one that begins with sk_test_"
                + " or sk_live_"
                + WHERE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "7f3a9c",
        "sk_test_7f3a9c sk_test_7f3a9c",
        "sk_test_\n7f3a9c",
        "sk_test_7f3a9c\u00e9",
        "SK_TEST_7f3a9c"
      })
  void aMalformedKeyIsNotRepeated(String key) {
    assertThatThrownBy(() -> ClerkClient.builder().secretKey(key).build())
        .isInstanceOf(ClerkConfigurationException.class)
        .hasMessage(
            "The secret key is malformed: it must begin with sk_test_ or sk_live_ and have no blanks"
                + WHERE);
    assertThatThrownBy(() -> clerk.withOptions(o -> o.secretKey(key)))
        .isInstanceOf(ClerkConfigurationException.class)
        .hasMessageNotContaining("7f3a9c");
  }

  @ParameterizedTest
  @CsvSource({
    "'\"sk_test_7f3a9c\"', must not be in quotes: remove them",
    "'''sk_test_7f3a9c''', must not be in quotes: remove them",
    "'sk_test_7f3a9c\"', must not be in quotes: remove them",
    "Bearer sk_test_7f3a9c, 'must be the key alone: remove \"Bearer\"'",
    "whsec_7f3a9c, 'is a webhook signing secret (whsec_...): use the one that begins with sk_test_ or"
        + " sk_live_'"
  })
  void theMessageForAMalformedKeySaysWhatToDo(String key, String message) {
    assertThatThrownBy(() -> ClerkClient.builder().secretKey(key).build())
        .isInstanceOf(ClerkConfigurationException.class)
        .hasMessage("The secret key " + message + WHERE);
    assertThatThrownBy(() -> clerk.withOptions(o -> o.secretKey(key)))
        .hasMessage("The secret key " + message + WHERE);
  }

  @Test
  void blanksAroundAKeyAreLeftOut() throws InterruptedException {
    answer(200, USER);

    builder().secretKey("  " + KEY + "\n").build().users().getUser("user_1");

    assertThat(sent().getHeaders().get("Authorization")).isEqualTo("Bearer " + KEY);
  }

  @Test
  void theSettingAppliesWhereTheCallerNamesNone() throws InterruptedException {
    answer(200, USER);

    Properties.with(
            "CLERK_SECRET_KEY",
            "sk_test_setting",
            () -> ClerkClient.builder().apiUrl(server.url("/").toString()).build())
        .users()
        .getUser("user_1");

    assertThat(sent().getHeaders().get("Authorization")).isEqualTo("Bearer sk_test_setting");
  }

  @Test
  void noObjectShowsTheKey() {
    CallOptions[] options = new CallOptions[1];
    clerk.withOptions(o -> options[0] = o.secretKey(KEY));

    assertThat(clerk).asString().contains(server.url("/v1/").toString());
    for (Object each :
        new Object[] {clerk, clerk.async(), builder(), new SecretKey(KEY), options[0]}) {
      assertThat(each).asString().doesNotContain(KEY);
    }
  }

  @ParameterizedTest
  @EnumSource
  void noFailureShowsTheKey(CallStyle way) {
    answer(401, "{\"errors\":[{\"message\":\"m\",\"long_message\":\"l\",\"code\":\"c\"}]}");
    answer(200, "{");
    assertThat(trace(way)).contains("401 c").doesNotContain(KEY);
    assertThat(trace(way)).contains("cannot be read").doesNotContain(KEY);
    server.close();
    assertThat(trace(way)).contains("no response").doesNotContain(KEY);
  }

  private String trace(CallStyle way) {
    StringWriter trace = new StringWriter();
    catchThrowable(() -> way.getUser(clerk, "user_1")).printStackTrace(new PrintWriter(trace));
    return trace.toString();
  }
}
