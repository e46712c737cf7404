package io.github.clerk4j.example.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerk4j.scenarios.ScenarioWorld;
import io.github.clerk4j.testing.FakeResponse;
import io.github.clerk4j.token.TokenVerifier;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.websocket.server.WsSci;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A WebSocket endpoint that greets its caller. */
class WebSocketRecipeTest {
  private final ScenarioWorld world = new ScenarioWorld();
  private final Tomcat tomcat = new Tomcat();

  @BeforeEach
  void start() throws Exception {
    TokenVerifier verifier =
        TokenVerifier.builder(world.clerk())
            .authorizedParties(ScenarioWorld.ORIGIN)
            .clock(world.fake().clock())
            .build();
    tomcat.setBaseDir(System.getProperty("java.io.tmpdir"));
    tomcat.setPort(0);
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    Context context = tomcat.addContext("", null);
    context.addServletContainerInitializer(new WsSci(), Set.of());
    context.addServletContainerInitializer((types, servlets) -> deploy(servlets, verifier), null);
    tomcat.start();
  }

  private static void deploy(ServletContext servlets, TokenVerifier verifier) {
    servlets.addServlet("default", new HttpServlet() {}).addMapping("/");
    ServerEndpointConfig endpoint =
        ServerEndpointConfig.Builder.create(WebSocketRecipe.class, "/hello")
            .configurator(
                new ServerEndpointConfig.Configurator() {
                  @Override
                  public <T> T getEndpointInstance(Class<T> type) {
                    return type.cast(new WebSocketRecipe(verifier));
                  }
                })
            .build();
    try {
      ((ServerContainer) servlets.getAttribute(ServerContainer.class.getName()))
          .addEndpoint(endpoint);
    } catch (DeploymentException e) {
      throw new IllegalStateException(e);
    }
  }

  @AfterEach
  void stop() throws Exception {
    tomcat.stop();
    tomcat.destroy();
    world.close();
  }

  @Test
  void aSignedInUserIsGreeted() throws Exception {
    Messages received = send(world.adminToken(), "hi");
    assertThat(received.next()).isEqualTo("Hello " + world.adminId());
    assertThat(received.next()).isEqualTo(world.adminId() + " says hi");
  }

  @Test
  void aConnectionWithABadTokenIsClosedWithAReason() throws Exception {
    assertThat(send("not.a.token").next()).isEqualTo("closed 4401 token-invalid");
  }

  @Test
  void aClientIsToTryAgainLaterWhileClerkIsDown() throws Exception {
    world.fake().stub("GET", "/jwks", FakeResponse.of(503));
    assertThat(send(world.adminToken()).next()).isEqualTo("closed 1013 jwk-remote-failed-to-load");
  }

  private Messages send(String... messages) throws Exception {
    Messages received = new Messages(new LinkedBlockingQueue<>());
    URI url = URI.create("ws://127.0.0.1:" + tomcat.getConnector().getLocalPort() + "/hello");
    WebSocket socket =
        HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(url, received).get();
    for (String each : messages) {
      socket.sendText(each, true).get();
    }
    return received;
  }

  /** The messages of the server. */
  private record Messages(BlockingQueue<String> queue) implements WebSocket.Listener {
    @Nullable String next() throws InterruptedException {
      return queue.poll(30, TimeUnit.SECONDS);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
      queue.add(text.toString());
      socket.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
      queue.add("closed " + status + " " + reason);
      return null;
    }
  }
}
