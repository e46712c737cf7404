package io.github.clerk4j.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerk4j.auth.AcceptedTokens;
import io.github.clerk4j.auth.Reverification;
import io.github.clerk4j.scenarios.ScenarioClient;
import io.github.clerk4j.scenarios.ScenarioClient.Reply;
import io.github.clerk4j.scenarios.ScenarioWorld;
import io.github.clerk4j.scenarios.StartedApplication;
import io.github.clerk4j.testing.ReceivedRequest;
import io.github.clerk4j.testing.SignedWebhook;
import io.github.clerk4j.token.TokenType;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules, injection and asynchronous methods of Jakarta REST, on an implementation. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ResourceScenarios {
  private final ScenarioWorld world = new ScenarioWorld();
  private StartedApplication application;
  private ScenarioClient client;

  abstract Server server();

  private ClerkFeature feature() {
    return ClerkFeature.of(
        world
            .authenticator()
            .acceptedTokens(AcceptedTokens.only(TokenType.SESSION_TOKEN))
            .protectStatuses(401, 403)
            .build());
  }

  @BeforeAll
  void startApplication() throws Exception {
    application =
        server()
            .start(
                new TestApplication(
                    Resources.ALL,
                    feature(),
                    WebhookReader.of(world.webhooks()).maxBodySize(2000),
                    new Resources.SeeingFilter()));
    client = new ScenarioClient(application.url());
  }

  @AfterAll
  void stopApplication() throws Exception {
    application.stop();
    world.close();
  }

  @ParameterizedTest(name = "{0}: nobody {1}, member {2}, admin {3}")
  @CsvSource({
    "/open, 200, 200, 200",
    "/open/role, 403, 403, 200",
    "/open/user, 401, 200, 200",
    "/open/admin, 401, 403, 200",
    "/open/permission, 401, 403, 403",
    "/open/both, 401, 200, 200",
    "/open/sub, 401, 200, 200",
    "/open/sub/admin, 401, 403, 200",
    "/account, 401, 200, 200",
    "/account/admin, 401, 403, 200",
    "/inherited, 401, 200, 200",
    "/inherited/admin, 401, 403, 200",
    "/missing, 404, 404, 404",
  })
  void theClosestAnnotationDecides(String path, int nobody, int member, int admin)
      throws IOException {
    assertThat(client.get(path).send().status()).isEqualTo(nobody);
    assertThat(as(world.memberToken(), path).status()).isEqualTo(member);
    assertThat(as(world.adminToken(), path).status()).isEqualTo(admin);
  }

  @Test
  void aMethodIsAuthenticatedByTheTokensThatItNames() throws IOException {
    assertThat(as(world.newApiKey("read:users"), "/open/key").body())
        .isEqualTo("key of " + world.adminId());
    assertThat(as(world.newApiKey("write:users"), "/open/key").status()).isEqualTo(403);
    assertThat(as(world.newApiKey(), "/open/both").body()).isEqualTo("both");
    assertThat(as(world.adminToken(), "/open/key").status()).isEqualTo(401);
    assertThat(as(world.newApiKey(), "/open/user").status()).isEqualTo(401);
  }

  @Test
  void aRequestIsAuthenticatedOnce() throws IOException {
    String key = world.newApiKey();
    world.fake().clearRequests();
    assertThat(as(key, "/open/both").status()).isEqualTo(200);
    assertThat(world.fake().requests().stream().map(ReceivedRequest::path))
        .containsExactly("/v1/api_keys/verify");
  }

  @Test
  void theCallerIsInjectedIntoParameters() throws IOException {
    assertThat(client.get("/open").send().body()).isEqualTo("false null");
    assertThat(as(world.adminToken(), "/open").body()).isEqualTo("true " + world.adminId());
  }

  @Test
  void aSingletonGetsEachCallerAsAParameter() throws IOException {
    assertThat(as(world.adminToken(), "/once").body())
        .isEqualTo(world.adminId() + " " + world.adminId());
    assertThat(as(world.memberToken(), "/once").body()).doesNotContain(world.adminId());
  }

  @ParameterizedTest
  @CsvSource({"/fields, field", "/constructed, constructed", "/kept, kept"})
  void aFieldOrConstructorAsksForTheCallerOfEachRequest(String path, String greeting)
      throws IOException {
    assertThat(as(world.adminToken(), path).body()).isEqualTo(greeting + " " + world.adminId());
    assertThat(as(world.memberToken(), path).body())
        .startsWith(greeting + " user_")
        .doesNotContain(world.adminId());
    assertThat(client.get(path).send().body()).doesNotContain("user_");
  }

  @Test
  void aFieldHasTheCallerByTheTokensOfTheMethod() throws IOException {
    assertThat(as(world.newApiKey(), "/fields/key").body()).isEqualTo("key of " + world.adminId());
    assertThat(as(world.adminToken(), "/fields/key").status()).isEqualTo(401);
  }

  @Test
  void aThreadWithoutARequestHasNoCaller() throws IOException {
    assertThat(as(world.adminToken(), "/fields/other-thread").body())
        .startsWith("The request is not authenticated: ");
  }

  @Test
  void aFieldCannotHaveTheCaller() throws IOException {
    assertThat(as(world.adminToken(), "/early").status()).isEqualTo(500);
  }

  @Test
  void aSingletonCannotKeepItsFirstCaller() throws IOException {
    assertThat(as(world.adminToken(), "/keeping").status()).isEqualTo(500);
    assertThat(client.get("/keeping").send().body()).doesNotContain(world.adminId());
  }

  @Test
  void theSecurityContextHasTheCaller() throws IOException {
    assertThat(as(world.adminToken(), "/open/security").body())
        .isEqualTo(world.adminId() + " CLERK admin=true");
    assertThat(as(world.memberToken(), "/open/security").body()).endsWith(" CLERK admin=false");
    assertThat(client.get("/open/security").send().body()).isEqualTo("nobody null admin=false");
  }

  @Test
  void aFilterAfterAuthenticationSeesTheCaller() throws IOException {
    assertThat(as(world.adminToken(), "/open?seen").body()).startsWith("true");
    assertThat(as(world.adminToken(), "/seen/seen").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/later/admin", "/later/suspended"})
  void aRejectionOnAnotherThreadIsTheResponse(String path) throws IOException {
    Reply reply = as(world.memberToken(), path);
    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.header("Cache-Control")).contains("no-store");
    assertThat(as(world.adminToken(), path).body()).isEqualTo(world.adminId());
  }

  @Test
  void otherFailuresOnAnotherThreadStayWhatTheyAre() throws IOException {
    assertThat(as(world.adminToken(), "/later").body()).isEqualTo("later " + world.adminId());
    assertThat(client.get("/later/forbidden").header("Accept", "*/*").send().status())
        .isEqualTo(403);
    assertThat(client.get("/later/broken").header("Accept", "*/*").send().status()).isEqualTo(500);
  }

  @Test
  void aMethodRedirectsToSignIn() throws IOException {
    Reply reply = client.get("/open/response").send();
    assertThat(reply.status()).isEqualTo(307);
    assertThat(reply.header("Location"))
        .isEqualTo(
            ScenarioWorld.ORIGIN
                + "/sign-in?redirect_url="
                + "http%3A%2F%2Fapp.example.com%2Fback");
  }

  @Test
  void aResponseWithABodyIsJson() throws IOException {
    Reply reply = client.get("/open/reverify").send();
    assertThat(reply.status()).isEqualTo(Reverification.STRICT.errorResponse().status());
    assertThat(reply.header("Content-Type")).startsWith("application/json");
    assertThat(reply.body()).isEqualTo(Reverification.STRICT.errorResponse().body());
  }

  @Test
  void aWebhookOfTheTypeOfTheParameterIsReceived() throws IOException {
    SignedWebhook created = world.fake().webhooks().event("user.created", Map.of("id", "user_1"));
    Reply reply = deliver(created, created.body());
    assertThat(reply.body()).isEqualTo("user.created true");
    SignedWebhook other = world.fake().webhooks().event("user.updated", Map.of("id", "user_1"));
    assertThat(deliver(other, other.body()).status()).isEqualTo(400);
  }

  @Test
  void aWebhookThatIsTooLongIsNotRead() throws IOException {
    SignedWebhook event = world.fake().webhooks().event("user.created", Map.of("id", "user_1"));
    assertThat(deliver(event, new byte[2000]).status()).isEqualTo(400);
    assertThat(deliver(event, new byte[2001]).status()).isEqualTo(413);
  }

  private Reply deliver(SignedWebhook webhook, byte[] body) throws IOException {
    ScenarioClient.Call call = client.post("/webhooks/created", "application/json", body);
    webhook.headers().forEach((name, lines) -> lines.forEach(line -> call.header(name, line)));
    return call.send();
  }

  @Test
  void anAnnotationThatIsNotReadOpensNothing() throws Exception {
    StartedApplication all = server().start(new ProtectedApplication(feature()));
    ScenarioClient client = new ScenarioClient(all.url());
    assertThat(client.get("/plain").send().status()).isEqualTo(500);
    assertThat(client.get("/open/admin").bearer(world.adminToken()).send().status()).isEqualTo(200);
    all.stop();
  }

  /** An application with a rule, which Jakarta REST does not pass on. */
  @Protected
  public static final class ProtectedApplication extends TestApplication {
    ProtectedApplication(ClerkFeature feature) {
      super(Set.of(Plain.class, Resources.Open.class), feature);
    }
  }

  /** A resource without a rule. */
  @Path("/plain")
  public static class Plain {
    @GET
    public String plain() {
      return "plain";
    }
  }

  private Reply as(String token, String path) throws IOException {
    return client.get(path).bearer(token).header("Accept", "*/*").send();
  }
}
