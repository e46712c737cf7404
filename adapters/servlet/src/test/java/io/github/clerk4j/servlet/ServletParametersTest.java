package io.github.clerk4j.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerk4j.ClerkConfigurationException;
import io.github.clerk4j.model.WebhookEvent;
import io.github.clerk4j.scenarios.ScenarioClient;
import io.github.clerk4j.scenarios.ScenarioClient.Reply;
import io.github.clerk4j.scenarios.ScenarioWorld;
import io.github.clerk4j.scenarios.StartedApplication;
import io.github.clerk4j.servlet.Application.Container;
import io.github.clerk4j.testing.FakeResponse;
import io.github.clerk4j.testing.SignedWebhook;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Servlets without code: their settings are init parameters, as in {@code web.xml}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServletParametersTest {
  private static final String DOCUMENT = "/.well-known/oauth-protected-resource/mcp";

  private final ScenarioWorld world = new ScenarioWorld();

  @AfterAll
  void stop() {
    world.close();
  }

  private Map<String, String> proxy() {
    Map<String, String> settings = new HashMap<>();
    settings.put("secretKey", world.fake().secretKey());
    settings.put("proxyUrl", "/__clerk");
    settings.put("frontendApiUrl", world.fake().frontendApiUrl());
    settings.put("maxBodySize", "10");
    settings.put("timeout", "PT20S");
    settings.put("trustForwardedHeaders", "false");
    return settings;
  }

  private static void add(
      ServletContext to,
      Class<? extends HttpServlet> servlet,
      String path,
      Map<String, String> settings) {
    var added = to.addServlet(servlet.getSimpleName(), servlet);
    added.setInitParameters(settings);
    added.addMapping(path);
  }

  @ParameterizedTest
  @EnumSource
  void aContainerMakesTheProxyFromItsParameters(Container container) throws Exception {
    StartedApplication application =
        container.start(
            servlets -> add(servlets, FrontendApiProxyServlet.class, "/__clerk/*", proxy()));
    ScenarioClient client = new ScenarioClient(application.url());
    world.fake().stubOther("POST", "/client", FakeResponse.of(200, "{}"));

    assertThat(client.get("/__clerk/.well-known/jwks.json").send().body()).contains("\"keys\"");
    assertThat(client.post("/__clerk/v1/client", "text/plain", new byte[10]).send().status())
        .isEqualTo(200);
    assertThat(client.post("/__clerk/v1/client", "text/plain", new byte[11]).send().status())
        .isEqualTo(413);
    application.stop();
  }

  @ParameterizedTest
  @EnumSource
  void aContainerMakesTheResourceFromItsParameters(Container container) throws Exception {
    Map<String, String> settings =
        Map.of(
            "resource", "https://api.example.com/mcp",
            "authorizationServers", "https://clerk.example.com",
            "scopes", "profile, email",
            "name", "Analytical engines");
    StartedApplication application =
        container.start(
            servlets -> add(servlets, ProtectedResourceServlet.class, DOCUMENT, settings));
    Reply document = new ScenarioClient(application.url()).get(DOCUMENT).send();
    assertThat(document.body())
        .isEqualTo(
            "{\"resource\":\"https://api.example.com/mcp\","
                + "\"authorization_servers\":[\"https://clerk.example.com\"],"
                + "\"scopes_supported\":[\"profile\",\"email\"],"
                + "\"bearer_methods_supported\":[\"header\"],"
                + "\"resource_name\":\"Analytical engines\"}");
    application.stop();
  }

  /** A servlet as a user writes it, with a parameter of its own. */
  public static final class Webhooks extends WebhookServlet {
    @Override
    protected void handle(WebhookEvent event, String messageId) throws IOException {
      if (!event.type().equals(getInitParameter("type"))) {
        throw new IOException(event.type());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aContainerMakesTheReceiverOfWebhooksFromItsParameters(Container container) throws Exception {
    Map<String, String> settings =
        Map.of(
            "signingSecrets", world.fake().webhookSigningSecret(),
            "maxBodySize", "1000",
            "type", "user.created");
    StartedApplication application =
        container.start(servlets -> add(servlets, Webhooks.class, "/webhooks", settings));
    ScenarioClient client = new ScenarioClient(application.url());
    SignedWebhook webhook = world.fake().webhooks().event("user.created", Map.of("id", "user_1"));

    assertThat(deliver(client, webhook, webhook.body())).isEqualTo(204);
    assertThat(deliver(client, webhook, new byte[1001])).isEqualTo(413);
    application.stop();
  }

  private static int deliver(ScenarioClient client, SignedWebhook webhook, byte[] body)
      throws IOException {
    ScenarioClient.Call call = client.post("/webhooks", "application/json", body);
    webhook.headers().forEach((name, lines) -> lines.forEach(line -> call.header(name, line)));
    return call.send().status();
  }

  @ParameterizedTest(name = "{0} {1}={2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "proxy | apiUrl | https://api.example.com | FrontendApiProxyServlet has no init parameter \"apiUrl\": use one of [frontendApiUrl, maxBodySize, proxyUrl, secretKey, timeout, trustForwardedHeaders]",
        "proxy | maxBodySize | 1 MiB | The init parameter maxBodySize must be a number of bytes, such as 1048576: \"1 MiB\"",
        "proxy | maxBodySize | 0 | maxBodySize must be positive: 0",
        "proxy | timeout | 30 | The init parameter timeout must be a duration of ISO 8601, such as PT30S: \"30\"",
        "proxy | trustForwardedHeaders | yes | The init parameter trustForwardedHeaders must be true or false: \"yes\"",
        "proxy | secretKey | '' | secretKey must not be blank: give a value, or do not call it",
        "resource | scopes | profile | ProtectedResourceServlet must have the init parameter resource: set the URL by which clients know the resource",
        "resource | url | https://api.example.com | ProtectedResourceServlet has no init parameter \"url\": use one of [authorizationServers, name, publishableKey, resource, scopes]",
        "webhooks | maxBodySize | 2147483648 | maxBodySize must be from 1 to 1073741824: 2147483648",
      })
  void aMalformedParameterIsRejectedByName(
      String servlet, String name, String value, String message) {
    Map<String, String> settings = servlet.equals("proxy") ? proxy() : new HashMap<>();
    settings.put(name, value);
    assertThatThrownBy(() -> servlet(servlet).init(new Parameters(settings)))
        .isInstanceOf(ClerkConfigurationException.class)
        .hasMessage(message);
  }

  private static HttpServlet servlet(String name) throws ServletException {
    return switch (name) {
      case "proxy" -> new FrontendApiProxyServlet();
      case "resource" -> new ProtectedResourceServlet();
      case "webhooks" -> new Webhooks();
      default -> throw new ServletException(name);
    };
  }
}
