package io.github.clerk4j.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerk4j.ClerkConfigurationException;
import io.github.clerk4j.token.TokenType;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mistakes of the configuration show when an authenticator is built, and never in a request. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConfigurationTest {
  private static final String DEV = "pk_test_Y2xlcmsuZmFrZS50ZXN0JA==";
  private static final String LIVE = "pk_live_Y2xlcmsuZmFrZS50ZXN0JA==";

  /** As callers without NullAway can hand it in. */
  @SuppressWarnings("NullAway")
  private static final String NULL = null;

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
        row("no scheme", b -> b.authorizedParties("app.example.com"), "must be origins"),
        row("any origin", b -> b.authorizedParties("*"), "must be origins"),
        row(
            "a list in one",
            b -> b.authorizedParties("https://a.com,https://b.com"),
            "must be origins"),
        row("quotes", b -> b.authorizedParties("'https://a.com'"), "must be origins"),
        row("a password", b -> b.authorizedParties("https://u:p@a.com"), "and not ***"),
        row("secret as audience", b -> b.audience("sk_test_x"), "audience has a secret in it"),
        row("secret as issuer", b -> b.issuer("whsec_x"), "issuer has a secret in it"),
        row(
            "secret as type",
            b -> b.headerTypes("eyJhbGciOi.eyJ"),
            "headerTypes has a secret in it"),
        row("secret as party", b -> b.authorizedParties("ak_x"), "authorizedParties has a secret"),
        row("secret as pattern", b -> b.organizationPatterns("/sk_live_x"), "has a secret in it"),
        row("secret as domain", b -> b.domain("-----BEGIN KEY"), "domain has a secret in it"),
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

  static Stream<Arguments> emptySettings() {
    return Stream.of(
        row("decision 31", b -> b.authorizedParties(""), "authorizedParties must not be blank"),
        row("decision 31", b -> b.authorizedParties(" "), "authorizedParties must not be blank"),
        row("decision 31", b -> b.authorizedParties(NULL), "authorizedParties must not be null"),
        row("decision 31", b -> b.authorizedParties(), "authorizedParties must not be empty"),
        row(
            "decision 31",
            b -> b.authorizedParties("https://app.example.com", ""),
            "authorizedParties must not be blank"),
        row(
            "decision 31",
            b -> b.authorizedParties("https://app.example.com", NULL),
            "authorizedParties must not be null"),
        row("decision 31", b -> b.audience(""), "audience must not be blank"),
        row("decision 31", b -> b.audience(NULL), "audience must not be null"),
        row("decision 31", b -> b.audience(), "audience must not be empty"),
        row("decision 31", b -> b.issuer(""), "issuer must not be blank"),
        row("decision 31", b -> b.issuer(NULL), "issuer must not be null"),
        row("decision 31", b -> b.headerTypes(""), "headerTypes must not be blank"),
        row("decision 31", b -> b.publishableKey(" "), "publishableKey must not be blank"),
        row("decision 31", b -> b.publishableKey(NULL), "publishableKey must not be null"),
        row("decision 31", b -> b.jwtKey(""), "jwtKey must not be blank"),
        row("decision 31", b -> b.jwtKey(NULL), "jwtKey must not be null"),
        row("decision 31", b -> b.machineSecretKey(""), "machineSecretKey must not be blank"),
        row("decision 31", b -> b.signInUrl(""), "signInUrl must not be blank"),
        row("decision 31", b -> b.signUpUrl(""), "signUpUrl must not be blank"),
        row("decision 31", b -> b.domain(""), "domain must not be blank"),
        row("decision 31", b -> b.proxyUrl(""), "proxyUrl must not be blank"),
        row("decision 31", b -> b.organizationPatterns(""), "organizationPatterns must not be"),
        row("decision 31", b -> b.personalAccountPatterns(NULL), "personalAccountPatterns must"),
        row("quotes", b -> b.publishableKey("\"" + LIVE + "\""), "quotes"),
        row("quotes", b -> b.machineSecretKey("'ak_1'"), "quotes"));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("emptySettings")
  void aSettingThatIsEmptyBlankOrNullIsAMistakeToo(String name, Change change, String message) {
    aMistakeShowsWhenTheAuthenticatorIsBuilt(name, change, message);
  }

  static Stream<Arguments> remoteProxies() {
    return Stream.of(
        Arguments.of("http://app.example.com/__clerk"),
        Arguments.of("http://10.0.0.7/__clerk"),
        Arguments.of("http://localhost.example.com/__clerk"),
        Arguments.of("http://127.example.com/__clerk"),
        Arguments.of("HTTP://127.0.0.1.example.com/__clerk"));
  }

  @ParameterizedTest
  @MethodSource("remoteProxies")
  void aRemoteProxyOfPlainHttpIsAMistake(String proxyUrl) {
    aMistakeShowsWhenTheAuthenticatorIsBuilt(
        "decision 31", b -> b.proxyUrl(proxyUrl), "proxyUrl must be https");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://app.example.com/__clerk",
        "http://localhost:3000/__clerk",
        "http://app.localhost/__clerk",
        "http://127.0.0.1/__clerk",
        "http://[::1]:80/__clerk",
        "/__clerk"
      })
  void aProxyOnThisMachineOrByHttpsIsNone(String proxyUrl) {
    assertThat(RequestAuthenticator.builder(fixture.clerk).proxyUrl(proxyUrl).build()).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sk_live_0123456789abcdef",
        "https://user:password0123@app.example.com",
        "whsec_0123456789abcdef",
        "ak_0123456789abcdef",
        "eyJhbGciOiJSUzI1NiJ9.e30.AAAA",
        "0123456789abcdef0123456789abcdef0123456789abcdef"
      })
  void aSecretInAWrongPlaceIsNotRepeated(String secret) {
    List<Change> changes =
        List.of(
            b -> b.proxyUrl(secret).satellite(true).domain(secret),
            b -> b.satellite(true).domain(secret + "/"),
            b -> b.signInUrl(secret),
            b -> b.signUpUrl(secret),
            b -> b.publishableKey(secret),
            b -> b.jwtKey(secret),
            b -> b.publishableKey(DEV).satellite(true).domain("sat.dev").signInUrl(secret),
            b -> b.authorizedParties("https://app.example.com/" + secret));
    for (Change change : changes) {
      assertThatThrownBy(
              () -> {
                RequestAuthenticator.Builder builder = RequestAuthenticator.builder(fixture.clerk);
                change.accept(builder);
                builder.build();
              })
          .isInstanceOf(ClerkConfigurationException.class)
          .message()
          .doesNotContain("0123")
          .doesNotContain("eyJ");
    }
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
