package io.github.clerk4j.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerk4j.ClerkConfigurationException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublishableKeyTest {
  private static final String LIVE = "pk_live_Y2xlcmsuY2xlcmsuZGV2JA";
  private static final String WHERE = "; the Clerk Dashboard shows it under API keys";

  @Test
  void aKeyTellsItsInstance() {
    PublishableKey live = PublishableKey.of(" " + LIVE + "\n");
    assertThat(live.value()).isEqualTo(LIVE);
    assertThat(live.isProduction()).isTrue();
    assertThat(live.frontendApi()).isEqualTo("clerk.clerk.dev");
    assertThat(live.cookieSuffix()).isEqualTo("1Z8AzTQD");
    PublishableKey test = PublishableKey.of("pk_test_Y2xlcmsuY2xlcmsuZGV2JA");
    assertThat(test.isProduction()).isFalse();
    assertThat(test.frontendApi()).isEqualTo("clerk.clerk.dev");
    assertThat(test.cookieSuffix()).isEqualTo("QvfNY2dr");
  }

  @Test
  void keysAreEqualByWhatTheySayAndMayBeShown() {
    assertThat(PublishableKey.of(LIVE))
        .isEqualTo(PublishableKey.of(LIVE))
        .hasSameHashCodeAs(PublishableKey.of(LIVE))
        .isNotEqualTo(PublishableKey.of(LIVE.replace("live", "test")))
        .hasToString(LIVE);
  }

  @Test
  void aKeyMayBePadded() {
    assertThat(of("live", "clerk.app.example.com").value()).endsWith("=");
    assertThat(of("live", "clerk.app.example.com").frontendApi())
        .isEqualTo("clerk.app.example.com");
  }

  @ParameterizedTest
  @CsvSource({
    "clerk.example.com,           https://accounts.example.com",
    "clerk.app.example.com,       https://accounts.app.example.com",
    "happy-cat-1.clerk.accounts.dev, https://happy-cat-1.accounts.dev",
    "happy-cat-1.clerk.accountsstage.dev, https://happy-cat-1.accountsstage.dev",
    "clerk.happy.cat-1.lcl.dev,   https://accounts.happy.cat-1.lcl.dev",
    "auth.example.com,            https://auth.example.com",
    "clerk.example.com:8443,      https://accounts.example.com:8443",
    "Clerk.Example.com,           https://clerk.example.com",
  })
  void theAccountPortalIsDerivedFromTheFrontendApi(String frontendApi, String portal) {
    assertThat(of("live", frontendApi).accountsUrl()).isEqualTo(portal);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "  ", "\n"})
  void withoutAKeyTheMessageSaysWhereItIs(String key) {
    assertThatThrownBy(() -> PublishableKey.of(key))
        .isInstanceOf(ClerkConfigurationException.class)
        .hasMessage("There is no publishable key: set it" + WHERE);
  }

  @Test
  void aSecretKeyIsToldFromAPublishableOneAndNotRepeated() {
    assertThatThrownBy(() -> PublishableKey.of("sk_live_7f3a9c"))
        .isInstanceOf(ClerkConfigurationException.class)
        .hasMessageStartingWith("The publishable key is a secret one: use the one that begins")
        .hasMessageNotContaining("7f3a9c");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "clerk.example.com",
        "pk_",
        "pk_live_",
        "pk_live_$",
        "pk_live_=",
        "pk_LIVE_Y2xlcmsuY2xlcmsuZGV2JA",
        "pk_prod_Y2xlcmsuY2xlcmsuZGV2JA",
        "pk_live_Y2xlcmsuY2xlcmsuZGV2", // no dollar sign at the end
        "pk_live_Y2xlcmsuY2xlcmsuZGV2JCQ", // two
        "pk_live_Y2xlcmsuY2xlcmsuZGV2JA extra",
        "pk_live_Y2xlcmsuY2xlcmsuZGV2JA\u00e9",
      })
  void aMalformedKeyIsNotRepeated(String key) {
    assertMalformed(key);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"pk_live_Y2xlcmsuY2xlcmsuZGV2JA\"", "'sk_live_0123456789'", "pk_live_Y2xl'"})
  void aKeyInQuotesIsCalledOneAndNotRepeated(String key) {
    assertThatThrownBy(() -> PublishableKey.of(key))
        .isInstanceOf(ClerkConfigurationException.class)
        .hasMessageContaining("has quotes around it: remove them")
        .message()
        .doesNotContain("live");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost",
        "user@clerk.example.com",
        "clerk.example.com/path",
        "clerk.example.com?",
        "clerk.example.com#",
        "https://clerk.example.com",
        "clerk.example.com:port",
        "clerk.example.com:99999",
        "clerk..example.com",
        "clerk.a234567890123456789012345678901234567890123456789012345678901234.com",
        "a2345678901234567890123456789012345678901234567890123456789clerk.example.com",
        ".example.com",
        "clerk.example.com.",
        "clerk.-example.com",
        "clerk.1example",
        "clerk_.example.com",
        "clerk.ex\u00e4mple.com",
        "clerk.example.com\r\nSet-Cookie: a=b",
      })
  void aKeyWhoseHostIsNoneIsMalformed(String host) {
    assertMalformed(encoded("live", host));
  }

  @Test
  void noTextThrowsAnythingElse() {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = new byte[random.nextInt(300)];
      random.nextBytes(bytes);
      String raw = new String(bytes, StandardCharsets.ISO_8859_1);
      String key = i % 2 == 0 ? "pk_test_" + raw : encoded("test", raw);
      assertThatThrownBy(() -> PublishableKey.of(key))
          .isInstanceOf(ClerkConfigurationException.class);
    }
    assertMalformed(encoded("live", "a.".repeat(1_000_000) + "a"));
  }

  @ParameterizedTest
  @CsvSource({
    "live, clerk.example.com, https://clerk.example.com/v1/x,       true",
    "live, clerk.example.com, http://CLERK.example.com:81/,         true",
    "live, clerk.example.com, https://accounts.example.com/sign-in, true",
    "live, clerk.example.com, https://accounts.example.com:444/,    false",
    "live, clerk.example.com, http://accounts.example.com/,         false",
    "live, clerk.example.com, https://clerk.example.com.evil.test/, false",
    "live, clerk.example.com, https://happy.accounts.dev/,          false",
    "test, a.clerk.accounts.dev, https://a.accounts.dev/,           true",
    "test, a.clerk.accounts.dev, https://other.accounts.dev/,       true",
    "test, a.clerk.accounts.dev, https://other.accountsstage.dev/,  true",
    "test, a.clerk.accounts.dev, https://x.accounts.lclclerk.com/,  true",
    "test, a.clerk.accounts.dev, https://b.clerk.accounts.dev/,     false",
    "test, a.clerk.accounts.dev, https://accounts.cat-1.lcl.dev/,   true",
    "test, a.clerk.accounts.dev, https://accounts.cat-1.lclstage.dev/, true",
    "test, a.clerk.accounts.dev, https://www.cat-1.lcl.dev/,        false",
    "test, a.clerk.accounts.dev, https://accounts.dev.evil.test/,   false",
    "test, a.clerk.accounts.dev, about:blank,                       false",
    "test, a.clerk.accounts.dev, /path,                             false",
    "live, auth.example.com, /path,                                 false",
  })
  void clerksOwnPagesAreKnown(String kind, String frontendApi, String referrer, boolean known) {
    assertThat(of(kind, frontendApi).isClerkReferrer(referrer)).isEqualTo(known);
  }

  private static void assertMalformed(String key) {
    assertThatThrownBy(() -> PublishableKey.of(key))
        .isInstanceOf(ClerkConfigurationException.class)
        .hasMessage(
            "The publishable key is malformed: copy the whole of the one that begins with pk_test_"
                + " or pk_live_"
                + WHERE);
  }

  private static PublishableKey of(String kind, String frontendApi) {
    return PublishableKey.of(encoded(kind, frontendApi));
  }

  private static String encoded(String kind, String host) {
    byte[] bytes = (host + "$").getBytes(StandardCharsets.ISO_8859_1);
    return "pk_" + kind + "_" + Base64.getEncoder().encodeToString(bytes);
  }
}
