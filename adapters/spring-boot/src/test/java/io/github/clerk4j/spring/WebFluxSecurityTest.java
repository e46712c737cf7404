package io.github.clerk4j.spring;

import static io.github.clerk4j.auth.Requirement.role;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerk4j.auth.Auth;
import io.github.clerk4j.auth.SessionAuth;
import io.github.clerk4j.model.User;
import io.github.clerk4j.model.WebhookEvent;
import io.github.clerk4j.scenarios.ScenarioClient.Call;
import io.github.clerk4j.scenarios.ScenarioClient.Reply;
import io.github.clerk4j.testing.FakeResponse;
import io.github.clerk4j.testing.SignedWebhook;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.ReactiveUserDetailsService;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Spring Security in an application with WebFlux that has nothing but properties. */
class WebFluxSecurityTest extends SpringTest {
  @EnableAutoConfiguration
  @Import({Controller.class, SpringTest.NoRetries.class})
  static class Application {}

  @RestController
  static class Controller {
    @GetMapping("/me")
    Mono<User> me(User user) {
      return Mono.just(user);
    }

    @GetMapping("/twice")
    String twice(User user, Optional<User> again) {
      return user.id() + " " + again.map(User::id).orElse("nobody");
    }

    @GetMapping("/name")
    String name(Authentication authentication) {
      return authentication.getName() + " " + authentication.getAuthorities().size();
    }

    @PreAuthorize("hasRole('org:admin')")
    @GetMapping("/admin")
    Mono<String> admin(Auth auth) {
      return Mono.just("admin " + auth.userId());
    }

    @GetMapping("/owner")
    String owner(Auth auth) {
      return auth.protect(role("org:owner")).userId();
    }

    @PostMapping("/invoices")
    String create(SessionAuth session) {
      return "created by " + session.userId();
    }

    @PostMapping("/hooks")
    void receive(@ClerkWebhook WebhookEvent event) {}
  }

  @Override
  Class<?> application() {
    return Application.class;
  }

  @Override
  WebApplicationType type() {
    return WebApplicationType.REACTIVE;
  }

  @Test
  void theCallerHasAuthorities() throws IOException {
    assertThat(get("/name", token(ada)).body()).isEqualTo(ada.id() + " 3");
    assertThat(get("/admin", token(ada)).body()).isEqualTo("admin " + ada.id());
    assertThat(get("/admin", token(charles)).status()).isEqualTo(403);
    assertThat(get("/owner", token(charles)).status()).isEqualTo(403);
  }

  @Test
  void aUserIsAnArgumentWithoutBlocking() throws IOException {
    assertThat(get("/me", token(ada)).body())
        .contains("\"first_name\":\"Ada\"")
        .doesNotContain("salary");
  }

  @Test
  void aUserIsAskedForOnceARequest() throws IOException {
    fake.clearRequests();
    assertThat(get("/twice", token(ada)).body()).isEqualTo(ada.id() + " " + ada.id());
    assertThat(fake.requests()).filteredOn(it -> it.line().contains("/users/")).hasSize(1);
  }

  @Test
  void aUserArgumentIs503WhileClerkIsDownAndSignedOutOnceDeleted() throws IOException {
    fake.stub("GET", "/users/{user_id}", FakeResponse.disconnect());
    Reply down = get("/me", token(ada));
    assertThat(down.status()).isEqualTo(503);
    assertThat(down.header("Retry-After")).isEqualTo("5");
    fake.stub("GET", "/users/{user_id}", FakeResponse.of(404));
    Reply deleted = get("/me", token(ada));
    assertThat(deleted.status()).isEqualTo(401);
    assertThat(deleted.header("WWW-Authenticate")).contains("user-not-found");
  }

  @Test
  void aPageIsRedirectedToSignInAndAProgramGets401WithTheReason() throws IOException {
    Reply page = client.get("/admin").cookies(signedOutCookies()).asPage().send();
    assertThat(page.status()).isEqualTo(307);
    assertThat(page.header("Location")).contains("/sign-in?redirect_url=");
    Reply program = get("/admin", "not.a.token");
    assertThat(program.status()).isEqualTo(401);
    assertThat(program.header("WWW-Authenticate")).contains("token-invalid");
  }

  @Test
  void aWriteByCookieNeedsACsrfTokenAndOneByBearerTokenDoesNot() throws IOException {
    assertThat(post("/invoices").cookies(cookies(ada)).send().status()).isEqualTo(403);
    assertThat(post("/invoices").bearer(token(ada)).send().body())
        .isEqualTo("created by " + ada.id());
    assertThat(post("/invoices").send().status()).isEqualTo(401);
  }

  @Test
  void theChainIsOpenToWebhooks() throws IOException {
    SignedWebhook event = fake.webhooks().event("user.created", Map.of("id", "user_1"));
    Call call = client.post("/hooks", "application/json", event.body());
    event.headers().forEach((name, lines) -> call.header(name, lines.get(0)));
    assertThat(call.send().status()).isEqualTo(200);
    assertThat(post("/hooks").send().status()).isEqualTo(400);
    byte[] large = new byte[Webhooks.MOST_BYTES + 1];
    assertThat(client.post("/hooks", "application/json", large).send().status()).isEqualTo(413);
  }

  @Test
  void aMissingPageStays404AndHealthIsOpen() throws IOException {
    assertThat(get("/missing", token(ada)).status()).isEqualTo(404);
    assertThat(client.get("/actuator/health").send().status()).isEqualTo(200);
  }

  @Test
  void noPasswordIsGenerated() {
    assertThat(context.getBeansOfType(ReactiveUserDetailsService.class)).isEmpty();
  }

  private Reply get(String path, String token) throws IOException {
    return client.get(path).bearer(token).send();
  }

  private Call post(String path) {
    return client.post(path, "application/x-www-form-urlencoded", "a=b".getBytes(UTF_8));
  }
}
