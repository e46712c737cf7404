package io.github.clerk4j.spring;

import static io.github.clerk4j.spring.test.ClerkCaller.clerk;

import io.github.clerk4j.spring.test.AutoConfigureFakeClerk;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.reactive.server.WebTestClient;

@SpringBootTest(
    classes = WebTestClientTest.Application.class,
    properties = "spring.main.web-application-type=reactive")
@AutoConfigureFakeClerk
class WebTestClientTest {
  @EnableAutoConfiguration
  @Import(WebFluxSecurityTest.Controller.class)
  static class Application {}

  @Autowired ApplicationContext context;

  @Test
  void theRequestsOfAClientHaveACaller() {
    WebTestClient client = WebTestClient.bindToApplicationContext(context).build();
    client
        .mutateWith(clerk().user("user_7").role("org:admin"))
        .get()
        .uri("/admin")
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody(String.class)
        .isEqualTo("admin user_7");
    client.mutateWith(clerk()).get().uri("/admin").exchange().expectStatus().isForbidden();
    client.get().uri("/admin").exchange().expectStatus().isUnauthorized();
  }
}
