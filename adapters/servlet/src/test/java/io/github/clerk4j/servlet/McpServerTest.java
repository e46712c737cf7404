package io.github.clerk4j.servlet;

import static io.github.clerk4j.auth.Requirement.scope;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerk4j.auth.AcceptedTokens;
import io.github.clerk4j.auth.ProtectedResourceMetadata;
import io.github.clerk4j.auth.RequestAuthenticator;
import io.github.clerk4j.model.Json;
import io.github.clerk4j.model.User;
import io.github.clerk4j.scenarios.ScenarioClient;
import io.github.clerk4j.scenarios.ScenarioClient.Reply;
import io.github.clerk4j.scenarios.ScenarioWorld;
import io.github.clerk4j.scenarios.StartedApplication;
import io.github.clerk4j.servlet.Application.Container;
import io.github.clerk4j.token.TokenType;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An MCP server: an OAuth resource that finds its clients by itself. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class McpServerTest {
  private static final String MCP = "https://api.example.com/mcp";
  private static final String INITIALIZE =
      """
      {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18"}}""";

  private final ScenarioWorld world = new ScenarioWorld();
  private final User ada = world.fake().addUser("mcp@example.com");
  private final Map<Container, StartedApplication> applications = new EnumMap<>(Container.class);

  /** The endpoint of MCP's streamable HTTP transport, as small as it can be. */
  static final class McpServlet extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      Map<?, ?> call = Json.read(Map.class, request.getInputStream());
      Map<String, Object> reply = new LinkedHashMap<>();
      reply.put("jsonrpc", "2.0");
      reply.put("id", call.get("id"));
      reply.put("result", Map.of("user", ClerkFilter.auth(request).protect(OAUTH).userId()));
      response.setContentType("application/json");
      response.getOutputStream().write(Json.write(reply).getBytes(StandardCharsets.UTF_8));
    }
  }

  private static final AcceptedTokens OAUTH = AcceptedTokens.only(TokenType.OAUTH_TOKEN);

  private void setUp(ServletContext servlets) {
    ProtectedResourceMetadata metadata =
        ProtectedResourceMetadata.builder(MCP)
            .authorizationServers(world.fake().frontendApiUrl())
            .scopes("profile", "email")
            .build();
    RequestAuthenticator authenticator =
        world.authenticator().protectedResource(metadata).protectStatuses(401, 403).build();
    ClerkFilter.builder(authenticator)
        .protect("/mcp", OAUTH, scope("profile"))
        .build()
        .addTo(servlets);
    servlets.addServlet("mcp", new McpServlet()).addMapping("/mcp");
    new ProtectedResourceServlet(metadata).addTo(servlets);
  }

  @BeforeAll
  void start() throws Exception {
    for (Container each : Container.values()) {
      applications.put(each, each.start(this::setUp));
    }
  }

  @AfterAll
  void stop() throws Exception {
    for (StartedApplication each : applications.values()) {
      each.stop();
    }
    world.close();
  }

  private ScenarioClient client(Container container) {
    return new ScenarioClient(Objects.requireNonNull(applications.get(container)).url());
  }

  private Reply initialize(Container container, @Nullable String token) throws IOException {
    ScenarioClient.Call call =
        client(container)
            .post("/mcp", "application/json", INITIALIZE.getBytes(StandardCharsets.UTF_8));
    return (token == null ? call : call.bearer(token)).send();
  }

  @ParameterizedTest
  @EnumSource
  void aClientFindsTheAuthorizationServerAndCallsWithItsToken(Container container)
      throws IOException {
    Reply rejected = initialize(container, null);
    assertThat(rejected.status()).isEqualTo(401);
    String document = parameter("resource_metadata", rejected);
    assertThat(document)
        .isEqualTo("https://api.example.com/.well-known/oauth-protected-resource/mcp");

    Reply metadata =
        client(container).get(document.substring("https://api.example.com".length())).send();
    assertThat(metadata.status()).isEqualTo(200);
    assertThat(metadata.header("Content-Type")).startsWith("application/json");
    assertThat(metadata.header("Access-Control-Allow-Origin")).isEqualTo("*");
    Map<?, ?> read = Json.read(Map.class, metadata.body());
    assertThat(read.get("resource")).isEqualTo(MCP);
    assertThat(read.get("authorization_servers")).isEqualTo(List.of(world.fake().frontendApiUrl()));

    String token = world.fake().machineTokens().addOauthToken(ada, "client_1", "profile");
    Reply initialized = initialize(container, token);
    assertThat(initialized.status()).isEqualTo(200);
    assertThat(initialized.body()).contains("\"id\":1", "\"user\":\"" + ada.id() + "\"");
  }

  private static String parameter(String name, Reply reply) {
    Matcher found =
        Pattern.compile(name + "=\"([^\"]*)\"")
            .matcher(Objects.requireNonNull(reply.header("WWW-Authenticate")));
    assertThat(found.find()).as(name).isTrue();
    return found.group(1);
  }

  @ParameterizedTest
  @EnumSource
  void aTokenOfAnotherResourceIsRejected(Container container) throws IOException {
    String own = oauthJwt(MCP);
    String other = oauthJwt("https://other.example.com/mcp");
    assertThat(initialize(container, own).status()).isEqualTo(200);
    Reply rejected = initialize(container, other);
    assertThat(rejected.status()).isEqualTo(401);
    assertThat(parameter("error", rejected)).isEqualTo("invalid_token");
  }

  private String oauthJwt(String audience) {
    return world
        .fake()
        .machineTokens()
        .oauthJwt(ada, "client_1", "profile")
        .claim("aud", audience)
        .sign();
  }

  @ParameterizedTest
  @EnumSource
  void aTokenWithoutTheScopeIsToldTheScope(Container container) throws IOException {
    String token = world.fake().machineTokens().addOauthToken(ada, "client_1", "email");
    Reply rejected = initialize(container, token);
    assertThat(rejected.status()).isEqualTo(403);
    assertThat(parameter("error", rejected)).isEqualTo("insufficient_scope");
    assertThat(parameter("scope", rejected)).isEqualTo("profile");
  }

  @ParameterizedTest
  @EnumSource
  void aUsersSessionIsNoTokenOfAnOauthClient(Container container) throws IOException {
    Reply rejected = initialize(container, world.adminToken());
    assertThat(rejected.status()).isEqualTo(401);
    assertThat(parameter("resource_metadata", rejected)).endsWith("/mcp");
  }
}
