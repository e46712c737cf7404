package io.github.clerk4j.spring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerk4j.scenarios.ScenarioClient.Call;
import io.github.clerk4j.scenarios.ScenarioClient.Reply;
import io.github.clerk4j.testing.FakeResponse;
import io.github.clerk4j.testing.SignedWebhook;
import io.github.clerk4j.token.KeyStatus;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.security.core.userdetails.UserDetailsService;

/** Spring Security in an application that has nothing but properties and controllers. */
class DefaultChainTest extends SpringTest {
  @EnableAutoConfiguration
  @Import({InvoicesController.class, SpringTest.NoRetries.class})
  static class Application {}

  @Override
  Class<?> application() {
    return Application.class;
  }

  @Override
  String[] properties() {
    return new String[] {
      "clerk.accepted-tokens=session-token,api-key",
      "management.endpoint.health.show-details=always"
    };
  }

  @Test
  void theRoleAndThePermissionsOfAUserAreAuthorities() throws IOException {
    assertThat(get("/authorities", token(ada)).body())
        .isEqualTo("[\"ROLE_org:admin\",\"org:invoices:read\",\"org:invoices:create\"]");
  }

  @Test
  void theScopesOfAMachineAreAuthorities() throws IOException {
    String key = fake.machineTokens().addApiKey(ada, "read:invoices").secret();
    assertThat(get("/authorities", key).body()).isEqualTo("[\"SCOPE_read:invoices\"]");
    assertThat(get("/export", key).body()).isEqualTo("export for " + ada.id());
    assertThat(get("/export", token(ada)).status()).isEqualTo(403);
  }

  @Test
  void preAuthorizeLetsARolePass() throws IOException {
    assertThat(get("/admin", token(ada)).body()).isEqualTo("admin " + ada.id());
    assertThat(get("/admin", token(charles)).status()).isEqualTo(403);
  }

  @Test
  void preAuthorizeLetsAPermissionPass() throws IOException {
    assertThat(get("/invoices", token(ada)).body()).isEqualTo("invoices");
    assertThat(get("/invoices", token(charles)).status()).isEqualTo(403);
  }

  @Test
  void thePrincipalIsTheUser() throws IOException {
    assertThat(get("/principal", token(ada)).body()).isEqualTo(ada.id());
    assertThat(get("/annotated", token(ada)).body()).isEqualTo(ada.id());
    assertThat(get("/session", token(ada)).body()).isEqualTo(ada.id());
    assertThat(get("/later", token(ada)).body()).isEqualTo("later " + ada.id());
  }

  @Test
  void aUserAsJsonHasClerksNamesAndNoPrivateMetadata() throws IOException {
    Reply reply = get("/me", token(ada));
    assertThat(reply.body()).contains("\"first_name\":\"Ada\"").doesNotContain("salary");
    assertThat(reply.header("Content-Type")).startsWith("application/json");
    assertThat(get("/organization", token(ada)).body()).isEqualTo("analytical-engines");
  }

  @Test
  void aPageIsRedirectedToSignIn() throws IOException {
    Reply reply = client.get("/admin").cookies(signedOutCookies()).asPage().send();
    assertThat(reply.status()).isEqualTo(307);
    assertThat(reply.header("Location")).contains("/sign-in?redirect_url=");
    assertThat(reply.header("Set-Cookie")).isNull();
  }

  @Test
  void aProgramGets401WithTheReason() throws IOException {
    Reply reply = get("/admin", "not.a.token");
    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.header("WWW-Authenticate")).contains("error_description=\"token-invalid\"");
    assertThat(client.get("/admin").send().header("WWW-Authenticate")).isEqualTo("Bearer");
  }

  @Test
  void aProgramWhoseTokenCouldNotBeCheckedGets503() throws IOException {
    fake.stub("POST", "/api_keys/verify", FakeResponse.of(503));
    Reply reply = get("/admin", "ak_that_could_be_good");
    assertThat(reply.status()).isEqualTo(503);
    assertThat(reply.header("Retry-After")).isEqualTo("5");
  }

  @Test
  void aUserArgumentIs503WhileClerkIsDown() throws IOException {
    for (FakeResponse each : List.of(FakeResponse.disconnect(), FakeResponse.of(503))) {
      fake.stub("GET", "/users/{user_id}", each);
      Reply reply = get("/me", token(ada));
      assertThat(reply.status()).isEqualTo(503);
      assertThat(reply.header("Retry-After")).isEqualTo("5");
    }
    fake.stub("GET", "/organizations/{organization_id}", FakeResponse.disconnect());
    assertThat(get("/organization", token(ada)).status()).isEqualTo(503);
  }

  @Test
  void aUserWhoWasDeletedIsSignedOut() throws IOException {
    fake.stub("GET", "/users/{user_id}", FakeResponse.error(404, "resource_not_found", "none"));
    Reply reply = get("/me", token(ada));
    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.header("WWW-Authenticate")).contains("user-not-found");
    Reply page = client.get("/me").bearer(token(ada)).asPage().send();
    assertThat(page.status()).isEqualTo(307);
    assertThat(page.header("Location")).contains("/sign-in?redirect_url=");
  }

  @Test
  void anOrganizationThatWasDeletedIsNone() throws IOException {
    fake.stub("GET", "/organizations/{organization_id}", FakeResponse.of(404));
    assertThat(get("/organization", token(ada)).status()).isEqualTo(403);
  }

  @Test
  void aSecretKeyThatClerkRejectsStays500() throws IOException {
    fake.stub("GET", "/users/{user_id}", FakeResponse.of(401));
    assertThat(get("/me", token(ada)).status()).isEqualTo(500);
  }

  @Test
  void aMissingPageStays404AndABrokenOneStays500() throws IOException {
    assertThat(get("/missing", token(ada)).status()).isEqualTo(404);
    assertThat(get("/public/broken", token(ada)).status()).isEqualTo(500);
    assertThat(get("/public/broken", token(ada)).body()).contains("\"status\":500");
    assertThat(get("/admin", token(charles)).body()).contains("\"status\":403");
  }

  @Test
  void aWriteByCookieNeedsACsrfToken() throws IOException {
    Reply reply = post("/invoices").cookies(cookies(ada)).send();
    assertThat(reply.status()).isEqualTo(403);
  }

  @Test
  void aWriteByBearerTokenNeedsNoCsrfToken() throws IOException {
    assertThat(post("/invoices").bearer(token(ada)).send().body())
        .isEqualTo("created by " + ada.id());
    assertThat(post("/invoices").cookies(cookies(ada)).header("Authorization", "Basic YTpi").send())
        .extracting(Reply::status)
        .isEqualTo(403);
  }

  @Test
  void aWriteBySomebodyWhoIsNotSignedInGets401() throws IOException {
    assertThat(post("/invoices").send().status()).isEqualTo(401);
    assertThat(post("/invoices").bearer("not.a.token").send().status()).isEqualTo(401);
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
  void theHealthOfTheApplicationIsOpen() throws IOException {
    assertThat(client.get("/actuator/health").send().status()).isEqualTo(200);
    assertThat(client.get("/actuator/beans").send().status()).isEqualTo(401);
  }

  @Test
  void theHealthTellsTheKeysAndTheLastFailure() throws IOException {
    get("/admin", token(ada));
    Reply reply = get("/actuator/health/clerk", token(ada));
    assertThat(reply.body()).contains("\"status\":\"UP\"", "\"keysKnown\":true");
    assertThat(KeyHealth.of(new KeyStatus(false, null, "Clerk is down")).details())
        .containsEntry("lastFailure", "Clerk is down");
    assertThat(KeyHealth.of(new KeyStatus(false, null, "Clerk is down")).status())
        .isEqualTo("UNKNOWN");
    assertThat(KeyHealth.of(new KeyStatus(false, null, null)).status()).isEqualTo("UNKNOWN");
  }

  @Test
  void noPasswordIsGenerated() {
    assertThat(context.getBeansOfType(UserDetailsService.class)).isEmpty();
  }

  @Test
  void noRequestMakesAnHttpSession() throws IOException {
    assertThat(get("/admin", token(ada)).header("Set-Cookie")).isNull();
    assertThat(client.get("/admin").send().header("Set-Cookie")).isNull();
  }

  private Reply get(String path, String token) throws IOException {
    return client.get(path).bearer(token).send();
  }

  private Call post(String path) {
    return client.post(path, "application/x-www-form-urlencoded", "a=b".getBytes(UTF_8));
  }
}
