package io.github.clerk4j.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerk4j.auth.RequestAuthenticator;
import io.github.clerk4j.scenarios.ScenarioClient.Reply;
import io.github.clerk4j.testing.FakeResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The requests that every recipe for HTTP responds to. A recipe's test starts an application that
 * responds to {@code /hello} with "Hello" and the id of the user, or rejects the request.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class RecipeScenarios {
  private final ScenarioWorld world;
  private StartedApplication application;
  private ScenarioClient client;

  /** Creates a test with a Clerk of its own. */
  protected RecipeScenarios() {
    this(new ScenarioWorld());
  }

  /** Creates a test with a Clerk that the application has been started with. */
  protected RecipeScenarios(ScenarioWorld world) {
    this.world = world;
  }

  /** Starts the application. */
  protected abstract StartedApplication start(RequestAuthenticator authenticator) throws Exception;

  /** Returns an authenticator that asks Clerk for its keys for each request. */
  public static RequestAuthenticator authenticator(ScenarioWorld world) {
    return world.authenticator().skipJwksCache(true).build();
  }

  /** Returns an application that listens on this port of loopback. */
  protected static StartedApplication listening(int port, AutoCloseable stop) {
    return new StartedApplication() {
      @Override
      public URI url() {
        return URI.create("http://127.0.0.1:" + port);
      }

      @Override
      public void stop() throws Exception {
        stop.close();
      }
    };
  }

  @BeforeAll
  void startApplication() throws Exception {
    application = start(authenticator(world));
    client = new ScenarioClient(application.url());
  }

  @AfterAll
  void stopApplication() throws Exception {
    application.stop();
    world.close();
  }

  @Test
  void aTokenIsNotRejectedWhileClerkIsDown() throws IOException {
    world.fake().stub("GET", "/jwks", FakeResponse.of(503));
    Reply reply = client.get("/hello").bearer(world.adminToken()).send();
    world.fake().resetResponses();
    assertThat(reply.status()).isEqualTo(503);
    assertThat(reply.header("Retry-After")).isEqualTo("5");
  }

  @Test
  void aSignedInUserIsGreeted() throws IOException {
    Reply reply = client.get("/hello").bearer(world.adminToken()).send();
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).isEqualTo("Hello " + world.adminId());
  }

  @Test
  void aSignedOutProgramIsRejected() throws IOException {
    Reply reply = client.get("/hello").send();
    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
    assertThat(reply.header("x-clerk-auth-status")).isEqualTo("signed-out");
    assertThat(reply.body()).isEmpty();
  }

  @Test
  void aSignedOutBrowserIsRedirectedToSignInAndBack() throws IOException {
    String cookies = "__clerk_db_jwt=" + world.fake().browsers().newDevBrowserToken();
    Reply reply = client.get("/hello?a=1").cookies(cookies + "; __client_uat=0").asPage().send();
    assertThat(reply.status()).isEqualTo(307);
    assertThat(location(reply))
        .isEqualTo(
            ScenarioWorld.ORIGIN + "/sign-in?redirect_url=" + ScenarioWorld.ORIGIN + "/hello?a=1");
  }

  @Test
  void aBrowserFetchesItsSessionFirst() throws IOException {
    Reply reply = client.get("/hello").asPage().send();
    assertThat(reply.status()).isEqualTo(307);
    assertThat(location(reply)).startsWith(world.fake().frontendApiUrl());
    assertThat(reply.body()).isEmpty();
  }

  private static String location(Reply reply) {
    return URLDecoder.decode(
        Objects.requireNonNull(reply.header("Location")), StandardCharsets.UTF_8);
  }
}
