package io.github.clerk4j.spring;

import static io.github.clerk4j.spring.ClerkConfigurer.clerk;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.config.Customizer.withDefaults;

import io.github.clerk4j.scenarios.ScenarioClient.Reply;
import io.github.clerk4j.testing.FakeResponse;
import java.io.IOException;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Spring Security in an application that has a chain, and another way to sign in. */
class OwnChainTest extends SpringTest {
  private static final String CHARLES =
      "Basic " + Base64.getEncoder().encodeToString("charles:secret".getBytes(UTF_8));

  @EnableAutoConfiguration
  @Import({InvoicesController.class, SpringTest.NoRetries.class})
  static class Application {
    @Bean
    SecurityFilterChain chain(HttpSecurity http) throws Exception {
      return http.with(clerk(), withDefaults())
          .httpBasic(withDefaults())
          .authorizeHttpRequests(
              requests ->
                  requests
                      .requestMatchers("/public/**")
                      .permitAll()
                      .requestMatchers("/admin")
                      .hasRole("org:admin")
                      .anyRequest()
                      .authenticated())
          .build();
    }
  }

  @Override
  Class<?> application() {
    return Application.class;
  }

  @Override
  String[] properties() {
    return new String[] {
      "spring.security.user.name=charles",
      "spring.security.user.password=secret",
      "clerk.accepted-tokens=session-token,api-key"
    };
  }

  @Test
  void theChainIsThatOfTheApplication() throws IOException {
    assertThat(context.getBeansOfType(SecurityFilterChain.class)).containsOnlyKeys("chain");
    assertThat(client.get("/admin").bearer(token(ada)).send().body())
        .isEqualTo("admin " + ada.id());
    assertThat(client.get("/admin").bearer(token(charles)).send().status()).isEqualTo(403);
    assertThat(client.get("/me").send().status()).isEqualTo(401);
  }

  @Test
  void aRejectedRequestIsNotSavedInASession() throws IOException {
    assertThat(client.get("/me").send().header("Set-Cookie")).isNull();
    assertThat(client.get("/admin").bearer(token(charles)).send().header("Set-Cookie")).isNull();
  }

  @Test
  void aBadTokenIsNo401WhereEverybodyMayPass() throws IOException {
    Reply reply = client.get("/public").bearer("not.a.token").send();
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).isEqualTo("nobody");
    assertThat(client.get("/public").bearer(token(ada)).send().body())
        .isEqualTo(ada.id() + " of Optional[analytical-engines]");
  }

  @Test
  void anOptionalUserIsNobodyOnceDeletedAndIs503WhileClerkIsDown() throws IOException {
    fake.stub("GET", "/users/{user_id}", FakeResponse.of(404));
    assertThat(client.get("/public").bearer(token(ada)).send().body()).isEqualTo("nobody");
    fake.stub("GET", "/users/{user_id}", FakeResponse.disconnect());
    assertThat(client.get("/public").bearer(token(ada)).send().status()).isEqualTo(503);
  }

  @Test
  void anApiKeyThatCouldNotBeCheckedIsNoUsersInAnyCase() throws IOException {
    fake.stub("POST", "/api_keys/verify", FakeResponse.disconnect());
    Reply reply = client.get("/public/user").bearer("ak_that_could_be_good").send();
    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.header("WWW-Authenticate")).contains("token-type-mismatch");
    assertThat(client.get("/public").bearer("ak_that_could_be_good").send().body())
        .isEqualTo("nobody");
  }

  @Test
  void a500Stays500ThroughTheErrorPageForSomebodyWhoIsNotSignedIn() throws IOException {
    Reply reply = client.get("/public/broken").send();
    assertThat(reply.status()).isEqualTo(500);
    assertThat(reply.body()).contains("\"status\":500");
    assertThat(client.get("/public/missing").send().status()).isEqualTo(404);
  }

  @Test
  void a403Stays403ThroughTheErrorPage() throws IOException {
    Reply reply = client.get("/public/owner").bearer(token(ada)).send();
    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.body()).contains("\"status\":403");
    assertThat(client.get("/public/owner").send().status()).isEqualTo(401);
  }

  @Test
  void theErrorPageItselfIsNotOpen() throws IOException {
    assertThat(client.get("/error").send().status()).isEqualTo(401);
  }

  @Test
  void anotherWayToSignInStillWorks() throws IOException {
    assertThat(client.get("/invoices").header("Authorization", CHARLES).send().status())
        .isEqualTo(403);
    assertThat(client.get("/annotated").header("Authorization", CHARLES).send().body())
        .isEqualTo("null");
  }
}
