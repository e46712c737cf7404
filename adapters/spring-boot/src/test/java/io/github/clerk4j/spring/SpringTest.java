package io.github.clerk4j.spring;

import io.github.clerk4j.model.Organization;
import io.github.clerk4j.model.Session;
import io.github.clerk4j.model.User;
import io.github.clerk4j.scenarios.ScenarioClient;
import io.github.clerk4j.scenarios.ScenarioWorld;
import io.github.clerk4j.testing.FakeClerk;
import io.github.clerk4j.testing.FakeResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/** A test with one started application, and a user who is an administrator. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SpringTest {
  final FakeClerk fake = FakeClerk.start();
  final Organization engines = fake.addOrganization("Analytical Engines", "analytical-engines");
  final User ada =
      fake.addUser(
          user -> user.firstName("Ada").privateMetadata(Map.of("salary", 1)), "ada@example.com");
  final User charles = fake.addUser("charles@example.com");
  ConfigurableApplicationContext context;
  ScenarioClient client;

  abstract Class<?> application();

  /** A client that does not retry, so that tests of outages do not wait. */
  @TestConfiguration(proxyBeanMethods = false)
  static class NoRetries {
    @Bean
    ClerkClientCustomizer noRetries() {
      return builder -> builder.maxRetries(0);
    }
  }

  WebApplicationType type() {
    return WebApplicationType.SERVLET;
  }

  String[] properties() {
    return new String[0];
  }

  @BeforeAll
  void startApplication() {
    fake.addMember(engines, ada, "org:admin", "org:invoices:read", "org:invoices:create");
    fake.addMember(engines, charles, "org:member");
    context = Applications.run(type(), application(), Applications.properties(fake), properties());
    client = new ScenarioClient(Applications.started(context).url());
  }

  @BeforeEach
  void stubWhatFakeClerkLacks() {
    fake.resetResponses();
    fake.stub(
        "GET",
        "/organizations/{organization_id}",
        FakeResponse.of(
            200,
            "{\"object\":\"organization\",\"id\":\"%s\",\"slug\":\"%s\"}"
                .formatted(engines.id(), engines.slug())));
  }

  @AfterAll
  void stopApplication() {
    context.close();
    fake.close();
  }

  final String token(User user) {
    return fake.sessionToken(fake.signIn(user, engines)).sign();
  }

  final String cookies(User user) {
    Session session = fake.signIn(user, engines);
    return fake.browsers().cookieHeader(session, ScenarioWorld.ORIGIN);
  }

  final String signedOutCookies() {
    return "__client_uat=0; __clerk_db_jwt=" + fake.browsers().newDevBrowserToken();
  }
}
