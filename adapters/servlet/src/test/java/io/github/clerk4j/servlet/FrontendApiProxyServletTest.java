package io.github.clerk4j.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerk4j.auth.FrontendApiProxy;
import io.github.clerk4j.auth.RequestAuthenticator;
import io.github.clerk4j.model.Session;
import io.github.clerk4j.model.User;
import io.github.clerk4j.scenarios.ProxyStreams;
import io.github.clerk4j.scenarios.ScenarioClient;
import io.github.clerk4j.scenarios.ScenarioClient.Reply;
import io.github.clerk4j.scenarios.ScenarioWorld;
import io.github.clerk4j.scenarios.StartedApplication;
import io.github.clerk4j.servlet.Application.Container;
import io.github.clerk4j.testing.FakeResponse;
import io.github.clerk4j.testing.ReceivedRequest;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The proxy of the Frontend API in servlet containers, behind the filter. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FrontendApiProxyServletTest {
  private final ScenarioWorld world = new ScenarioWorld();
  private final Map<Container, StartedApplication> applications = new EnumMap<>(Container.class);

  @BeforeAll
  void start() throws Exception {
    for (Container each : Container.values()) {
      applications.put(each, each.startWithErrorPage(this::setUp));
    }
  }

  private void setUp(ServletContext servlets) {
    RequestAuthenticator authenticator = world.authenticator().proxyUrl("/__clerk").build();
    ClerkFilter.builder(authenticator).protect("/who").build().addTo(servlets);
    FrontendApiProxy proxy =
        FrontendApiProxy.builder()
            .secretKey(world.fake().secretKey())
            .proxyUrl("/__clerk")
            .frontendApiUrl(world.fake().frontendApiUrl())
            .build();
    servlets.addServlet("proxy", new FrontendApiProxyServlet(proxy)).addMapping("/__clerk/*");
    servlets.addServlet("who", new DispatchServlet()).addMapping("/who", "/error");
  }

  @AfterAll
  void stop() throws Exception {
    for (StartedApplication each : applications.values()) {
      each.stop();
    }
    world.close();
  }

  @BeforeEach
  void clear() {
    world.fake().clearRequests();
    world.fake().resetResponses();
  }

  private ScenarioClient client(Container container) {
    return new ScenarioClient(Objects.requireNonNull(applications.get(container)).url());
  }

  private ReceivedRequest received() {
    return world.fake().requests().get(0);
  }

  @ParameterizedTest
  @EnumSource
  void aHandshakeGoesThroughTheProxyAndBack(Container container) throws IOException {
    User user = world.fake().addUser(container + "@example.com");
    Session session = world.fake().signIn(user);
    world.fake().browsers().signIn(session);
    ScenarioClient client = client(container);

    Reply page = client.get("/who").asPage().send();
    String toClerk = Objects.requireNonNull(page.header("Location"));
    assertThat(toClerk).startsWith(ScenarioWorld.ORIGIN + "/__clerk/v1/client/handshake?");

    Reply clerk = client.get(pathOf(toClerk)).asPage().send();
    String back = Objects.requireNonNull(clerk.header("Location"));
    assertThat(clerk.status()).isEqualTo(307);
    assertThat(clerk.headers().values("Set-Cookie")).anyMatch(it -> it.startsWith("__client="));
    assertThat(back).startsWith(ScenarioWorld.ORIGIN + "/who?__clerk_handshake_nonce=");

    Reply returned = client.get(pathOf(back)).asPage().send();
    assertThat(returned.headers().values("Set-Cookie")).anyMatch(it -> it.startsWith("__session="));
    world.fake().browsers().signOut();
  }

  private static String pathOf(String url) {
    return url.substring(ScenarioWorld.ORIGIN.length());
  }

  @ParameterizedTest
  @EnumSource
  void clerkIsToldTheProxyTheSecretKeyAndTheBrowser(Container container) throws IOException {
    Reply keys = client(container).get("/__clerk/.well-known/jwks.json?a=%2F").send();
    assertThat(keys.status()).isEqualTo(200);
    assertThat(keys.body()).contains("\"keys\"");
    assertThat(received().line()).isEqualTo("GET /frontend-api/.well-known/jwks.json?a=%2F");
    assertThat(received().header("Clerk-Secret-Key")).isEqualTo(world.fake().secretKey());
    assertThat(received().header("Clerk-Proxy-Url")).isEqualTo(ScenarioWorld.ORIGIN + "/__clerk");
    assertThat(received().header("X-Forwarded-For")).isEqualTo("127.0.0.1");
    assertThat(received().header("X-Forwarded-Host")).isEqualTo("app.example.com");
  }

  @ParameterizedTest
  @EnumSource
  void severalCookiesStaySeveral(Container container) throws IOException {
    world
        .fake()
        .enqueue(
            FakeResponse.of(200, "{}")
                .header("Set-Cookie", "__client=1; HttpOnly")
                .header("Set-Cookie", "__client_uat=2")
                .header("Connection", "close"));
    Reply reply = client(container).get("/__clerk/v1/client").send();
    assertThat(reply.headers().values("Set-Cookie"))
        .containsExactly("__client=1; HttpOnly", "__client_uat=2");
  }

  @ParameterizedTest
  @EnumSource
  void aFormReachesClerkAndItsErrorTheBrowser(Container container) throws IOException {
    world.fake().enqueue(FakeResponse.error(422, "form_identifier_not_found", "not found"));
    byte[] form = "identifier=ada%40example.com".getBytes(StandardCharsets.UTF_8);
    Reply reply =
        client(container)
            .post("/__clerk/v1/client/sign_ins", "application/x-www-form-urlencoded", form)
            .send();
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.body()).contains("form_identifier_not_found");
    assertThat(received().body()).isEqualTo("identifier=ada%40example.com");
  }

  @ParameterizedTest
  @EnumSource
  void anErrorOfTheProxyHasNoErrorPage(Container container) throws IOException {
    world.fake().stub("GET", "/client", FakeResponse.disconnect());
    Reply reply = client(container).get("/__clerk/v1/client").send();
    assertThat(reply.status()).isEqualTo(502);
    assertThat(reply.header("Content-Type")).startsWith("application/json");
    assertThat(reply.body()).contains("\"code\":\"proxy_request_failed\"");
  }

  @ParameterizedTest
  @EnumSource
  void aResponseThatBreaksOffDoesNotLookComplete(Container container) throws IOException {
    String body = "{\"text\":\"" + "x".repeat(100_000) + "\"}";
    world.fake().stub("GET", "/client", FakeResponse.of(200, body).cutShort());
    URI url = Objects.requireNonNull(applications.get(container)).url();
    List<String> read =
        ProxyStreams.linesOf(url, "GET /__clerk/v1/client HTTP/1.1\r\nHost: app.example.com\r\n");
    assertThat(read.get(0)).contains(" 200");
    assertThat(String.join("\n", read)).doesNotContain("\"}").doesNotEndWith("\n0\n");
  }

  @ParameterizedTest
  @EnumSource
  void bodiesAreStreamedInBothDirections(Container container) throws Exception {
    try (ProxyStreams.Upstream upstream = ProxyStreams.upstream()) {
      StartedApplication application =
          container.start(
              servlets ->
                  servlets
                      .addServlet("proxy", new FrontendApiProxyServlet(upstream.proxy()))
                      .addMapping("/__clerk/*"));
      // Each side sends a part only after it has got the part of the other.
      assertThat(ProxyStreams.converse(application.url(), upstream))
          .containsExactly("part 1 up", "part 1 down", "part 2 up", "part 2 down");
      application.stop();
    }
  }
}
