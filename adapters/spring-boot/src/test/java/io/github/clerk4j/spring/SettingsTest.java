package io.github.clerk4j.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerk4j.ClerkClient;
import io.github.clerk4j.ClerkConfigurationException;
import io.github.clerk4j.auth.RequestAuthenticator;
import io.github.clerk4j.testing.FakeClerk;
import io.github.clerk4j.token.TokenVerifier;
import io.github.clerk4j.webhook.WebhookVerifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

@ExtendWith(OutputCaptureExtension.class)
class SettingsTest {
  private static final FakeClerk FAKE = FakeClerk.start();

  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(ClerkAutoConfiguration.class, ClerkDevAutoConfiguration.class));

  @AfterAll
  static void stop() {
    FAKE.close();
  }

  @Test
  void twoPropertiesMakeAllBeans() {
    runner
        .withPropertyValues(
            "clerk.secret-key=" + FAKE.secretKey(), "clerk.api-url=" + FAKE.apiUrl())
        .run(
            context -> {
              assertThat(context).hasSingleBean(RequestAuthenticator.class);
              assertThat(context).hasSingleBean(TokenVerifier.class);
              String id = FAKE.addUser("ada@example.com").id();
              assertThat(context.getBean(ClerkClient.class).users().getUser(id).id()).isEqualTo(id);
            });
  }

  @Test
  void theEnvironmentVariablesOfClerksSdksStillWork() {
    Map<String, Object> variables =
        Map.of(
            "CLERK_SECRET_KEY", FAKE.secretKey(),
            "CLERK_API_URL", FAKE.apiUrl(),
            "CLERK_PUBLISHABLE_KEY", FAKE.publishableKey(),
            "CLERK_WEBHOOK_SIGNING_SECRET", FAKE.webhookSigningSecret());
    runner
        .withInitializer(
            context ->
                context
                    .getEnvironment()
                    .getPropertySources()
                    .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                            StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                            variables)))
        .run(
            context -> {
              ClerkConnectionDetails details = context.getBean(ClerkConnectionDetails.class);
              assertThat(details.secretKey()).isEqualTo(FAKE.secretKey());
              assertThat(details.publishableKey()).isEqualTo(FAKE.publishableKey());
              assertThat(details.apiUrl()).isEqualTo(FAKE.apiUrl());
              assertThat(context.getBean(WebhookVerifier.class)).isNotNull();
            });
  }

  @Test
  void aJwtKeyIsEnoughToAuthenticateRequests() {
    runner
        .withPropertyValues("clerk.jwt-key=" + FAKE.jwtKey())
        .run(context -> assertThat(context).hasSingleBean(RequestAuthenticator.class));
  }

  @Test
  void anApplicationWithoutKeysDoesNotStartAndLearnsTheProperty() {
    runner.run(
        context -> {
          assertThat(context).hasFailed();
          ClerkConfigurationException cause =
              (ClerkConfigurationException) rootOf(context.getStartupFailure());
          FailureAnalysis analysis = new ClerkFailureAnalyzer().analyze(cause, cause);
          assertThat(analysis.getDescription()).contains(cause.getMessage());
          assertThat(analysis.getAction()).contains("clerk.secret-key", "CLERK_SECRET_KEY");
        });
  }

  @Test
  void nothingIsDoneWhereTheApplicationHasABean() {
    ClerkClient own =
        ClerkClient.builder().secretKey(FAKE.secretKey()).apiUrl(FAKE.apiUrl()).build();
    WebhookVerifier verifier =
        WebhookVerifier.builder().signingSecrets(FAKE.webhookSigningSecret()).build();
    runner
        .withBean(ClerkClient.class, () -> own)
        .withBean(WebhookVerifier.class, () -> verifier)
        .run(
            context -> {
              assertThat(context.getBean(ClerkClient.class)).isSameAs(own);
              assertThat(context.getBean(WebhookVerifier.class)).isSameAs(verifier);
              assertThat(context).hasSingleBean(RequestAuthenticator.class);
            });
  }

  @Test
  void beansOfTheApplicationChangeSettings() {
    List<String> seen = new ArrayList<>();
    runner
        .withPropertyValues("clerk.secret-key=" + FAKE.secretKey())
        .withBean(
            ClerkClientCustomizer.class,
            () ->
                builder -> {
                  builder.timeout(Duration.ofSeconds(1));
                  seen.add("client");
                })
        .withBean(
            RequestAuthenticatorCustomizer.class,
            () ->
                builder -> {
                  builder.clockSkew(Duration.ofSeconds(1));
                  seen.add("authenticator");
                })
        .run(context -> assertThat(seen).containsExactly("client", "authenticator"));
  }

  @Test
  void aMalformedListIsNamed() {
    runner
        .withPropertyValues("clerk.protect-statuses=401")
        .run(
            context ->
                assertThat(rootOf(context.getStartupFailure()))
                    .hasMessage(
                        "clerk.protect-statuses must be two statuses, such as 401,403: [401]"));
  }

  @Test
  void secretsAreNotShown() {
    runner
        .withPropertyValues(
            "clerk.secret-key=" + FAKE.secretKey(),
            "clerk.webhook-signing-secret=" + FAKE.webhookSigningSecret())
        .run(
            context ->
                assertThat(
                        context.getBean(ClerkProperties.class)
                            + " "
                            + context.getBean(ClerkSettings.class))
                    .doesNotContain(FAKE.secretKey(), FAKE.webhookSigningSecret()));
  }

  @Test
  void aFakeInstanceServesLocalWork() {
    runner
        .withPropertyValues(
            "clerk.dev.enabled=true", "clerk.dev.users=ada@example.com,charles@example.com")
        .run(
            context -> {
              assertThat(context.getBean(FakeClerk.class).apiUrl()).startsWith("http://127.0.0.1:");
              assertThat(context.getBean(ClerkClient.class).users().getUserList().items())
                  .hasSize(2);
            });
  }

  @Test
  void theLogTellsThatTheInstanceIsFake(CapturedOutput output) {
    runner
        .withPropertyValues("clerk.dev.enabled=true")
        .run(
            context ->
                assertThat(output)
                    .contains("a fake Clerk replaces the real one")
                    .contains(context.getBean(FakeClerk.class).signInUrl()));
  }

  @Test
  void aFakeInstanceNeedsItsArtifact() {
    runner
        .withClassLoader(new FilteredClassLoader(FakeClerk.class))
        .withPropertyValues("clerk.dev.enabled=true")
        .run(
            context ->
                assertThat(rootOf(context.getStartupFailure()))
                    .hasMessageContaining("add the dependency io.github.clerk4j:clerk4j-testing"));
  }

  @Test
  void anApplicationThatReceivesWebhooksDoesNotStartWithoutASigningSecret() {
    Map<String, Object> properties = Applications.properties(FAKE);
    properties.remove("clerk.webhook-signing-secret");
    assertThatThrownBy(
            () ->
                Applications.run(
                    WebApplicationType.SERVLET, DefaultChainTest.Application.class, properties))
        .hasRootCauseInstanceOf(ClerkConfigurationException.class)
        .rootCause()
        .hasMessageContaining("CLERK_WEBHOOK_SIGNING_SECRET");
  }

  @Test
  void aFakeInstanceIsRefusedInProduction() {
    for (String profile : new String[] {"prod", "production"}) {
      runner
          .withPropertyValues("clerk.dev.enabled=true", "spring.profiles.active=" + profile)
          .run(
              context ->
                  assertThat(rootOf(context.getStartupFailure()))
                      .isInstanceOf(ClerkConfigurationException.class)
                      .hasMessageContaining("clerk.dev.enabled must not be true"));
    }
  }

  @Test
  void aFakeInstanceIsRefusedWithTheKeyOfProduction() {
    for (String setting :
        List.of(
            "clerk.secret-key=sk_live_0123456789012345678901234567890123456789",
            "clerk.publishable-key=pk_live_Y2xlcmsuZXhhbXBsZS5jb20k",
            "CLERK_SECRET_KEY=sk_live_0123456789012345678901234567890123456789")) {
      runner
          .withPropertyValues("clerk.dev.enabled=true", setting)
          .run(
              context ->
                  assertThat(rootOf(context.getStartupFailure()))
                      .isInstanceOf(ClerkConfigurationException.class)
                      .hasMessageContaining("clerk.dev.enabled must not be true")
                      .hasMessageContaining(setting.substring(0, setting.indexOf('=')))
                      .hasMessageNotContaining("0123456789"));
    }
  }

  @Test
  void theWarningAboutAuthorizedPartiesNamesTheProperty(CapturedOutput output) {
    runner
        .withPropertyValues("clerk.secret-key=" + FAKE.secretKey())
        .run(context -> assertThat(output).contains("WARN", "clerk.authorized-parties"));
  }

  @Test
  void aFakeInstanceDoesNotWarnAboutAuthorizedParties(CapturedOutput output) {
    runner
        .withPropertyValues("clerk.dev.enabled=true")
        .run(
            context -> {
              assertThat(context).hasSingleBean(TokenVerifier.class);
              assertThat(context.getBean(TokenVerifier.class)).isNotNull();
              assertThat(output).doesNotContain("no authorized parties");
            });
  }

  @Test
  void theProxyMustBeAPathOfTheApplication() {
    for (String url : List.of("https://clerk.example.com", "https://app.example.com/")) {
      Map<String, Object> properties = Applications.properties(FAKE);
      properties.put("clerk.proxy-url", url);
      assertThatThrownBy(
              () ->
                  Applications.run(
                      WebApplicationType.SERVLET,
                      DefaultChainTest.Application.class,
                      properties,
                      "clerk.frontend-api-proxy.enabled=true"))
          .rootCause()
          .isInstanceOf(ClerkConfigurationException.class)
          .hasMessageContaining("clerk.proxy-url must be the URL of a path below /")
          .hasMessageEndingWith(url);
    }
  }

  private static Throwable rootOf(@Nullable Throwable failure) {
    Throwable root = Objects.requireNonNull(failure, "the application has started");
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }
}
