package io.github.clerk4j.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerk4j.scenarios.ScenarioClient.Call;
import io.github.clerk4j.scenarios.ScenarioClient.Reply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** An application of an adapter, started for the scenarios of a class. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ScenarioApplication {
  static final String SIGN_IN = ScenarioWorld.ORIGIN + "/sign-in";

  private final ScenarioWorld world = new ScenarioWorld();
  private StartedApplication application;
  private ScenarioClient client;

  /** Starts the application, with the settings of the world. */
  protected abstract StartedApplication start(ScenarioWorld world) throws Exception;

  /** Returns the status if a program is not signed in. Clerk documents 404, the default. */
  protected int signedOutStatus() {
    return 404;
  }

  /** Returns the status if the caller lacks something. Clerk documents 404, the default. */
  protected int unauthorizedStatus() {
    return 404;
  }

  /** Returns the client of the application, for scenarios of one adapter. */
  protected final ScenarioClient client() {
    return client;
  }

  /** Returns Clerk and its users, for scenarios of one adapter. */
  protected final ScenarioWorld world() {
    return world;
  }

  @BeforeAll
  void startApplication() throws Exception {
    application = start(world);
    client = new ScenarioClient(application.url());
  }

  @AfterAll
  void stopApplication() throws Exception {
    try (world) {
      application.stop();
    }
  }

  @AfterEach
  void clerkIsWell() {
    world.fake().resetResponses();
  }

  final Call get(String path) {
    return client.get(ScenarioRoutes.PREFIX + path);
  }

  static void assertBody(Reply reply, String body) {
    assertThat(reply.body()).isEqualTo(body);
    assertThat(reply.status()).isEqualTo(200);
  }

  static void assertRejected(Reply reply, int status) {
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.header("Cache-Control")).contains("no-store");
    if (status != 403) { // a machine is told that it lacks a scope
      assertThat(reply.header("WWW-Authenticate") != null).isEqualTo(status == 401);
    }
  }
}
