package io.github.clerk4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerk4j.CallListener;
import io.github.clerk4j.ClerkClient;
import io.github.clerk4j.auth.AuthListener;
import io.github.clerk4j.auth.ClerkRequest;
import io.github.clerk4j.auth.RequestAuthenticator;
import io.github.clerk4j.micrometer.ClerkObservations;
import io.github.clerk4j.testing.FakeClerk;
import io.github.clerk4j.testing.SignedWebhook;
import io.github.clerk4j.webhook.WebhookVerifier;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;

class ObservationsTest {
  private static final FakeClerk FAKE = FakeClerk.start();

  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(
                  ClerkAutoConfiguration.class, ClerkObservationAutoConfiguration.class))
          .withPropertyValues(
              "clerk.secret-key=" + FAKE.secretKey(),
              "clerk.api-url=" + FAKE.apiUrl(),
              "clerk.webhook-signing-secret=" + FAKE.webhookSigningSecret());

  @EnableAutoConfiguration
  static class Application {}

  @AfterAll
  static void stop() {
    FAKE.close();
  }

  @Test
  void anApplicationWithActuatorIsObservedWithoutAnySetting() {
    try (ConfigurableApplicationContext context =
        Applications.run(
            WebApplicationType.NONE,
            Application.class,
            Applications.properties(FAKE),
            Applications.WITHOUT_SECURITY)) {
      assertThat(context.getBeansOfType(ObservationRegistry.class)).hasSize(1);
      String id = FAKE.addUser("ada@example.com").id();
      context.getBean(ClerkClient.class).users().getUser(id);

      MeterRegistry meters = context.getBean(MeterRegistry.class);
      assertThat(meters.get("clerk.call").tag("operation", "getUser").timer().count()).isEqualTo(1);
      assertThat(meters.get("clerk.call.attempts").timer().count()).isEqualTo(1);
    }
  }

  @Test
  void callsRequestsAndWebhooksAreCountedWithAMeterRegistryAlone() {
    runner
        .withBean(SimpleMeterRegistry.class)
        .run(
            context -> {
              MeterRegistry meters = context.getBean(MeterRegistry.class);
              context
                  .getBean(RequestAuthenticator.class)
                  .authenticateRequest(ClerkRequest.of("GET", URI.create("/"), Map.of()));
              SignedWebhook created =
                  FAKE.webhooks().event("user.created", FAKE.addUser("bob@example.com"));
              context.getBean(WebhookVerifier.class).verify(created.headers(), created.body());
              context.getBean(ClerkClient.class).users().getUserList();

              assertThat(meters.get("clerk.authentication").timer().count()).isEqualTo(1);
              assertThat(meters.get("clerk.webhooks").counter().count()).isEqualTo(1);
              assertThat(meters.get("clerk.call").timer().count()).isEqualTo(1);
            });
  }

  @Test
  void theyAreOffWithoutAMeterRegistryWithoutMicrometerAndByTheProperty() {
    runner.run(context -> assertThat(context).doesNotHaveBean(ClerkObservations.class));
    runner
        .withClassLoader(new FilteredClassLoader("io.micrometer.core"))
        .run(
            context -> {
              assertThat(context).hasNotFailed().doesNotHaveBean(ClerkObservations.class);
              assertThat(context.getBean(ClerkClient.class)).isNotNull();
            });
    runner
        .withBean(SimpleMeterRegistry.class)
        .withPropertyValues("clerk.observations.enabled=false")
        .run(context -> assertThat(context).doesNotHaveBean(ClerkObservations.class));
  }

  @Test
  void listenersOfTheApplicationAreToldBesideThem() {
    List<String> told = new CopyOnWriteArrayList<>();
    CallListener calls = attempt -> told.add(attempt.operation());
    AuthListener requests = outcome -> told.add(String.valueOf(outcome.reason()));
    runner
        .withBean(SimpleMeterRegistry.class)
        .withBean("calls", CallListener.class, () -> calls)
        .withBean("requests", AuthListener.class, () -> requests)
        .run(
            context -> {
              context.getBean(ClerkClient.class).users().getUserList();
              context
                  .getBean(RequestAuthenticator.class)
                  .authenticateRequest(ClerkRequest.of("GET", URI.create("/"), Map.of()));

              assertThat(told).containsExactly("getUserList", "session-token-and-uat-missing");
              assertThat(context.getBean(MeterRegistry.class).get("clerk.call").timer().count())
                  .isEqualTo(1);
            });
  }
}
