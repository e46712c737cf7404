package io.github.clerk4j.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerk4j.auth.AcceptedTokens;
import io.github.clerk4j.auth.Reverification;
import io.github.clerk4j.scenarios.ScenarioClient;
import io.github.clerk4j.scenarios.ScenarioClient.Reply;
import io.github.clerk4j.scenarios.ScenarioWorld;
import io.github.clerk4j.scenarios.StartedApplication;
import io.github.clerk4j.servlet.Application.Container;
import io.github.clerk4j.testing.ReceivedRequest;
import io.github.clerk4j.token.TokenType;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The filter among the dispatches, principals, error pages and buffers of servlet containers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FilterTest {
  private final ScenarioWorld world = new ScenarioWorld();
  private final Map<Container, StartedApplication> applications = new EnumMap<>(Container.class);

  @BeforeAll
  void start() throws Exception {
    for (Container each : Container.values()) {
      applications.put(each, each.startWithErrorPage(this::setUp));
    }
  }

  private void setUp(ServletContext servlets) {
    ClerkFilter.builder(world.authenticator().build())
        .protect("/reject")
        .protect("/error")
        .protect("/api/*", AcceptedTokens.only(TokenType.API_KEY))
        .build()
        .addTo(servlets);
    var servlet = servlets.addServlet("dispatch", new DispatchServlet());
    servlet.setAsyncSupported(true);
    servlet.addMapping(
        "/who",
        "/same",
        "/reject",
        "/wrapped",
        "/committed",
        "/buffered",
        "/redirect",
        "/reverify",
        "/forward",
        "/include",
        "/async",
        "/async-complete",
        "/broken",
        "/missing",
        "/error",
        "/api/keys");
  }

  @AfterAll
  void stop() throws Exception {
    for (StartedApplication each : applications.values()) {
      each.stop();
    }
    world.close();
  }

  @ParameterizedTest
  @EnumSource
  void thePrincipalIsTheUserAndRolesAreThoseOfTheOrganization(Container container)
      throws IOException {
    assertThat(asAdmin(container, "/who").body())
        .isEqualTo(world.adminId() + " CLERK admin=true member=false any=true");
    assertThat(get(container, "/who").send().body()).isEqualTo("nobody null false");
  }

  @ParameterizedTest
  @CsvSource({
    "TOMCAT, /forward?same", "JETTY, /forward?same", "TOMCAT, /include?same",
    "JETTY, /include?same", "TOMCAT, /async?same", "JETTY, /async?same"
  })
  void aDispatchedRequestHasTheSameAuth(Container container, String path) throws IOException {
    assertThat(asAdmin(container, path).body()).isEqualTo("same true");
  }

  @ParameterizedTest
  @CsvSource({
    "TOMCAT, /forward?who", "JETTY, /forward?who", "TOMCAT, /include?who", "JETTY, /include?who",
    "TOMCAT, /async?who", "JETTY, /async?who", "TOMCAT, /missing", "JETTY, /missing",
    "TOMCAT, /broken", "JETTY, /broken"
  })
  void aRequestIsAuthenticatedOnceWhateverItsDispatches(Container container, String path)
      throws IOException {
    String key = world.newApiKey();
    world.fake().clearRequests();
    Reply reply = get(container, path).bearer(key).send();
    assertThat(reply.body()).contains(world.adminId() + " CLERK admin=false");
    assertThat(world.fake().requests().stream().map(ReceivedRequest::path))
        .containsExactly("/v1/api_keys/verify");
  }

  @ParameterizedTest
  @CsvSource({
    "TOMCAT, /reject",
    "JETTY, /reject",
    "TOMCAT, /wrapped",
    "JETTY, /wrapped",
    "TOMCAT, /forward?reject",
    "JETTY, /forward?reject",
    "TOMCAT, /forward?wrapped",
    "JETTY, /forward?wrapped",
    "TOMCAT, /async?reject",
    "JETTY, /async?reject",
    "TOMCAT, /async?wrapped",
    "JETTY, /async?wrapped",
    "TOMCAT, /include?reject",
    "JETTY, /include?reject"
  })
  void aRejectionIsTheResponseHoweverItIsWrappedAndDispatched(Container container, String path)
      throws IOException {
    Reply reply = asAdmin(container, path);
    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.header("Cache-Control")).contains("no-store");
    assertThat(reply.body()).startsWith("error 404 for " + world.adminId());
  }

  @ParameterizedTest
  @EnumSource
  void aRejectedPageLooksLikeOneThatIsMissing(Container container) throws IOException {
    Reply hidden = asAdmin(container, "/reject");
    Reply missing = asAdmin(container, "/missing");
    assertThat(hidden.status()).isEqualTo(missing.status());
    assertThat(hidden.body()).isEqualTo(missing.body());
  }

  @ParameterizedTest
  @EnumSource
  void a500StaysA500OnAnErrorPageThatIsProtected(Container container) throws IOException {
    Reply broken = get(container, "/broken").asPage().send();
    assertThat(broken.status()).isEqualTo(307); // a handshake first
    broken = get(container, "/broken").send();
    assertThat(broken.status()).isEqualTo(500);
    assertThat(broken.body()).isEqualTo("error 500 for nobody");
    assertThat(asAdmin(container, "/broken").status()).isEqualTo(500);
    assertThat(get(container, "/error").send().status()).isEqualTo(404);
  }

  @ParameterizedTest
  @EnumSource
  void aResponseThatHasBegunIsCutOffAndNotFinished(Container container) {
    assertThatThrownBy(() -> asAdmin(container, "/committed")).isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @EnumSource
  void aResponseInTheBufferIsReplacedAndKeepsItsCookies(Container container) throws IOException {
    Reply reply = asAdmin(container, "/buffered");
    assertThat(reply.status()).isEqualTo(307);
    assertThat(reply.header("Location")).isEqualTo("/elsewhere");
    assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
    assertThat(reply.header("Set-Cookie")).isEqualTo("own=1");
    assertThat(reply.header("Content-Length")).isEqualTo("0");
    assertThat(reply.body()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aServletRedirectsToSignIn(Container container) throws IOException {
    Reply reply = get(container, "/redirect").send();
    assertThat(reply.status()).isEqualTo(307);
    assertThat(Objects.requireNonNull(reply.header("Location")))
        .startsWith(ScenarioWorld.ORIGIN + "/sign-in?redirect_url=")
        .endsWith("%2Fback");
  }

  @ParameterizedTest
  @EnumSource
  void aResponseWithABodyIsSentAsJson(Container container) throws IOException {
    Reply reply = get(container, "/reverify").send();
    assertThat(reply.status()).isEqualTo(Reverification.STRICT.errorResponse().status());
    assertThat(reply.header("Content-Type")).startsWith("application/json");
    assertThat(reply.body()).isEqualTo(Reverification.STRICT.errorResponse().body());
  }

  @ParameterizedTest
  @EnumSource
  void twoFiltersOfOneNameAreAMistakeThatIsNamed(Container container) throws Exception {
    ClerkFilter filter = ClerkFilter.of(world.authenticator().build());
    List<String> messages = new ArrayList<>();
    container
        .start(
            servlets -> {
              filter.addTo(servlets);
              try {
                filter.addTo(servlets);
              } catch (IllegalStateException e) {
                messages.add(e.getMessage());
              }
            })
        .stop();
    assertThat(messages).containsExactly("The application has a filter named clerk already");
  }

  @ParameterizedTest
  @EnumSource
  void anAsynchronousServletHasTheAuth(Container container) throws IOException {
    assertThat(asAdmin(container, "/async-complete").body()).isEqualTo("later " + world.adminId());
  }

  @ParameterizedTest
  @EnumSource
  void aPathAcceptsTheTokensOfItsRule(Container container) throws IOException {
    assertThat(get(container, "/api/keys").bearer(world.newApiKey()).send().status())
        .isEqualTo(200);
    assertThat(asAdmin(container, "/api/keys").status()).isEqualTo(401);
    assertThat(get(container, "/api/keys").send().status()).isEqualTo(401);
  }

  private Reply asAdmin(Container container, String path) throws IOException {
    return get(container, path).bearer(world.adminToken()).send();
  }

  private ScenarioClient.Call get(Container container, String path) {
    StartedApplication application = Objects.requireNonNull(applications.get(container));
    return new ScenarioClient(application.url()).get(path);
  }
}
