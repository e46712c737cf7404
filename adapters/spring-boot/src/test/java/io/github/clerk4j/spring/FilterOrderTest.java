package io.github.clerk4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerk4j.model.Organization;
import io.github.clerk4j.model.User;
import io.github.clerk4j.scenarios.ScenarioClient;
import io.github.clerk4j.scenarios.ScenarioClient.Reply;
import io.github.clerk4j.testing.FakeClerk;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.core.userdetails.ReactiveUserDetailsService;
import org.springframework.security.core.userdetails.UserDetailsService;

/** Spring Security does not depend on the filter of the application. */
class FilterOrderTest {
  @ParameterizedTest
  @CsvSource({
    "SERVLET,  clerk.filter.enabled=false",
    "SERVLET,  clerk.filter.order=0",
    "REACTIVE, clerk.filter.enabled=false",
    "REACTIVE, clerk.filter.order=0",
  })
  void aChainAuthenticatesRequestsThatNoFilterAuthenticatedBefore(
      WebApplicationType type, String property) throws IOException {
    Class<?> application =
        type == WebApplicationType.SERVLET
            ? DefaultChainTest.Application.class
            : WebFluxSecurityTest.Application.class;
    try (FakeClerk fake = FakeClerk.start();
        ConfigurableApplicationContext context =
            Applications.run(type, application, Applications.properties(fake), property)) {
      ScenarioClient client = new ScenarioClient(Applications.started(context).url());
      User ada = fake.addUser("ada@example.com");
      Organization engines = fake.addOrganization("Engines", "engines");
      fake.addMember(engines, ada, "org:admin");
      String token = fake.sessionToken(fake.signIn(ada, engines)).sign();

      assertThat(client.get("/admin").bearer(token).send().body()).isEqualTo("admin " + ada.id());
      assertThat(client.get("/me").bearer(token).send().status()).isEqualTo(200);
      assertThat(client.get("/admin").bearer("not.a.token").send().header("WWW-Authenticate"))
          .contains("token-invalid");
      Reply page = client.get("/admin").asPage().send();
      assertThat(page.status()).isEqualTo(307);
      assertThat(page.header("Location")).contains("/v1/client/handshake");
      assertThat(client.get("/missing").bearer(token).send().status()).isEqualTo(404);
      assertThat(context.getBeansOfType(UserDetailsService.class)).isEmpty();
      assertThat(context.getBeansOfType(ReactiveUserDetailsService.class)).isEmpty();
    }
  }
}
