package io.github.clerk4j.example.recipes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerk4j.auth.ProtectedResourceMetadata;
import io.github.clerk4j.model.Json;
import io.github.clerk4j.model.User;
import io.github.clerk4j.scenarios.ScenarioClient;
import io.github.clerk4j.scenarios.ScenarioClient.Reply;
import io.github.clerk4j.scenarios.ScenarioWorld;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.catalina.startup.Tomcat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An MCP client that knows nothing but the URL of the server. */
class McpServletTest {
  private static final String ORIGIN = "https://api.example.com";
  private static final String MCP = ORIGIN + "/mcp";

  private final ScenarioWorld world = new ScenarioWorld();
  private final User ada = world.fake().addUser("mcp@example.com");
  private final Tomcat tomcat = new Tomcat();
  private ScenarioClient client;

  @BeforeEach
  void start() throws Exception {
    ProtectedResourceMetadata metadata =
        ProtectedResourceMetadata.builder(MCP)
            .authorizationServers(world.fake().frontendApiUrl())
            .scopes("profile")
            .build();
    tomcat.setBaseDir(System.getProperty("java.io.tmpdir"));
    tomcat.setPort(0);
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    tomcat
        .addContext("", null)
        .addServletContainerInitializer(
            (types, context) -> McpServlet.addTo(context, world.authenticator(), metadata), null);
    tomcat.start();
    client =
        new ScenarioClient(URI.create("http://127.0.0.1:" + tomcat.getConnector().getLocalPort()));
  }

  @AfterEach
  void stop() throws Exception {
    tomcat.stop();
    tomcat.destroy();
    world.close();
  }

  private String token() {
    return world.fake().machineTokens().addOauthToken(ada, "client_1", "profile");
  }

  private Reply post(@Nullable String token, String body) throws IOException {
    ScenarioClient.Call call = client.post("/mcp", "application/json", body.getBytes(UTF_8));
    return (token == null ? call : call.bearer(token)).send();
  }

  private Map<?, ?> call(String method, String params) throws IOException {
    String body =
        """
        {"jsonrpc":"2.0","id":7,"method":"%s","params":%s}"""
            .formatted(method, params);
    Reply reply = post(token(), body);
    assertThat(reply.status()).isEqualTo(200);
    Map<?, ?> read = Json.read(Map.class, reply.body());
    assertThat(read.get("id")).isEqualTo(7L);
    return read;
  }

  @Test
  void aClientWithoutATokenFindsTheAuthorizationServer() throws IOException {
    Reply rejected = post(null, "{}");
    assertThat(rejected.status()).isEqualTo(401);
    String challenge = Objects.requireNonNull(rejected.header("WWW-Authenticate"));
    String document = challenge.replaceFirst(".*resource_metadata=\"([^\"]*)\".*", "$1");
    assertThat(document).startsWith(ORIGIN + "/.well-known/");
    Reply metadata = client.get(document.substring(ORIGIN.length())).send();
    assertThat(Json.read(Map.class, metadata.body()).get("resource")).isEqualTo(MCP);
    assertThat(Json.read(Map.class, metadata.body()).get("authorization_servers"))
        .isEqualTo(List.of(world.fake().frontendApiUrl()));
  }

  @Test
  void aClientListsAndCallsTheTools() throws IOException {
    assertThat(call("initialize", "{}").toString()).contains("protocolVersion=2025-06-18");
    Reply notified =
        post(token(), "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
    assertThat(notified.status()).isEqualTo(202);
    assertThat(notified.body()).isEmpty();
    assertThat(call("tools/list", "{}").toString()).contains("name=whoami");
    assertThat(call("tools/call", "{\"name\":\"whoami\"}").toString())
        .contains("text=" + ada.id() + " in client_1 with [profile]");
  }

  @ParameterizedTest
  @CsvSource({"tools/call, -32602", "resources/list, -32601"})
  void anUnknownToolOrMethodIsAnError(String method, int code) throws IOException {
    assertThat(call(method, "{\"name\":\"none\"}").get("error"))
        .isInstanceOfSatisfying(
            Map.class, error -> assertThat(error.get("code")).isEqualTo((long) code));
  }

  @Test
  void aBodyThatIsNotJsonIsAnError() throws IOException {
    assertThat(post(token(), "{").body()).contains("\"code\":-32700");
  }

  @Test
  void aTokenForAnotherResourceIsRejected() throws IOException {
    String list = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}";
    assertThat(post(tokenFor(MCP), list).status()).isEqualTo(200);
    assertThat(post(tokenFor("https://other.example.com/mcp"), list).status()).isEqualTo(401);
    assertThat(post(world.adminToken(), list).status()).isEqualTo(401);
  }

  private String tokenFor(String audience) {
    return world
        .fake()
        .machineTokens()
        .oauthJwt(ada, "client_1", "profile")
        .claim("aud", audience)
        .sign();
  }
}
