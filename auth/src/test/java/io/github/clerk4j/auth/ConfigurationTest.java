package io.github.clerk4j.auth;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerk4j.ClerkConfigurationException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Mistakes of the configuration show when an authenticator is built, and never in a request. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConfigurationTest {
  private static final String DEV = "pk_test_Y2xlcmsuZmFrZS50ZXN0JA==";
  private static final String LIVE = "pk_live_Y2xlcmsuZmFrZS50ZXN0JA==";

  private final Fixture fixture = new Fixture();

  @AfterAll
  void stop() {
    fixture.close();
  }

  private interface Change extends Consumer<RequestAuthenticator.Builder> {}

  private static Arguments row(String name, Change change, String message) {
    return Arguments.of(name, change, message);
  }

  static Stream<Arguments> withClerk() {
    return Stream.of(
        // row, mistake, words of the message
        row("2.3 publishable key invalid", b -> b.publishableKey("pk_x"), "malformed"),
        row(
            "2.3 satellite of a development instance without a sign-in URL",
            b -> b.publishableKey(DEV).satellite(true).domain("sat.dev"),
            "signInUrl(...)"),
        row(
            "2.3 satellite with a sign-in URL that is not absolute",
            b -> b.publishableKey(DEV).satellite(true).domain("sat.dev").signInUrl("/sign-in"),
            "/sign-in"),
        row(
            "2.3 satellite with a sign-in URL on the same origin",
            b ->
                b.publishableKey(DEV)
                    .satellite(true)
                    .domain("sat.dev")
                    .signInUrl("https://sat.dev/sign-in"),
            "the primary domain"),
        row(
            "2.3 satellite without domain and proxy URL",
            b -> b.publishableKey(LIVE).satellite(true),
            "domain(...) or proxyUrl(...)"),
        row("2.3 organization pattern", b -> b.organizationPatterns("/orgs/:"), "/orgs/:"),
        row("2.3 personal account pattern", b -> b.personalAccountPatterns("/me/("), "/me/("),
        row("- domain", b -> b.satellite(true).domain("https://sat.dev"), "https://sat.dev"),
        row("- proxy URL", b -> b.proxyUrl("app.com"), "app.com"),
        row("- proxy URL of another site", b -> b.proxyUrl("//app.com"), "//app.com"),
        row(
            "- authorized party with a path",
            b -> b.authorizedParties("https://app.example.com/"),
            "https://app.example.com"),
        row("- negative clock skew", b -> b.clockSkew(Duration.ofSeconds(-1)), "negative"),
        row("- clock skew of days", b -> b.clockSkew(Duration.ofDays(2)), "24 hours"),
        row("- negative number of tokens", b -> b.verifiedTokens(-1), "negative"),
        row("- JWT key", b -> b.jwtKey("x"), "JWT key"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("withClerk")
  void aMistakeShowsWhenTheAuthenticatorIsBuilt(String name, Change change, String message) {
    assertThatThrownBy(
            () -> {
              RequestAuthenticator.Builder builder = RequestAuthenticator.builder(fixture.clerk);
              change.accept(builder);
              builder.build();
            })
        .as(name)
        .isInstanceOf(ClerkConfigurationException.class)
        .hasMessageContaining(message);
  }

  static Stream<Arguments> withoutClerk() {
    return Stream.of(
        // row, mistake, words of the message
        row("2.3 neither secret key nor JWT key (decision 2)", b -> {}, "jwtKey(...)"),
        row(
            "2.3 m2m_token, neither secret key nor machine secret key",
            b -> b.acceptedTokens(AcceptedTokens.only(TokenType.M2M_TOKEN)),
            "jwtKey(...)"),
        row(
            "2.3 api_key, and nobody to ask",
            b -> b.acceptedTokens(AcceptedTokens.only(TokenType.API_KEY)),
            "builder(clerkClient)"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("withoutClerk")
  void soDoesOneOfAnAuthenticatorWithoutAClient(String name, Change change, String message) {
    assertThatThrownBy(
            () -> {
              RequestAuthenticator.Builder builder = RequestAuthenticator.builder();
              change.accept(builder);
              builder.build();
            })
        .as(name)
        .isInstanceOf(ClerkConfigurationException.class)
        .hasMessageContaining(message);
  }
}
