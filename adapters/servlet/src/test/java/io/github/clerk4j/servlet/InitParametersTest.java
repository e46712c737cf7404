package io.github.clerk4j.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerk4j.ClerkConfigurationException;
import io.github.clerk4j.auth.RequestAuthenticator;
import io.github.clerk4j.model.User;
import io.github.clerk4j.scenarios.ScenarioClient;
import io.github.clerk4j.scenarios.ScenarioClient.Reply;
import io.github.clerk4j.scenarios.ScenarioWorld;
import io.github.clerk4j.scenarios.StartedApplication;
import io.github.clerk4j.servlet.Application.Container;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContext;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A filter without code: its settings are init parameters, as in {@code web.xml}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InitParametersTest {
  private final ScenarioWorld world = new ScenarioWorld();
  private final User ada = world.fake().addUser("parameters@example.com");

  @AfterAll
  void stop() {
    world.close();
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("apiUrl", world.fake().apiUrl());
    settings.put("secretKey", world.fake().secretKey());
    settings.put("publishableKey", world.fake().publishableKey());
    settings.put("authorizedParties", ScenarioWorld.ORIGIN + ", https://other.example.com");
    return settings;
  }

  @ParameterizedTest
  @EnumSource
  void aContainerMakesTheFilterFromItsParameters(Container container) throws Exception {
    Map<String, String> settings = settings();
    settings.put("acceptedTokens", "session_token api_key");
    settings.put("protectStatuses", "401, 403");
    settings.put("protect", "/account/* /who");
    settings.put("permitAll", "/account/help");
    settings.put("signInUrl", "/sign-in");
    StartedApplication application = container.start(servlets -> register(servlets, settings));
    ScenarioClient client = new ScenarioClient(application.url());

    assertThat(client.get("/account/1").send().status()).isEqualTo(401);
    assertThat(client.get("/account/help").send().status()).isEqualTo(200);
    assertThat(client.get("/who").bearer(world.adminToken()).send().body())
        .startsWith(world.adminId());
    assertThat(client.get("/public").bearer(world.newApiKey()).send().status()).isEqualTo(200);
    application.stop();
  }

  private static void register(ServletContext servlets, Map<String, String> settings) {
    var filter = servlets.addFilter("clerk", ClerkFilter.class);
    filter.setInitParameters(settings);
    filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
    servlets.addServlet("all", new DispatchServlet()).addMapping("/");
  }

  @Test
  void aJwtKeyNeedsNoSecretKey() {
    ClerkFilter filter = new ClerkFilter();
    filter.init(
        new Parameters(Map.of("jwtKey", world.fake().jwtKey(), "issuer", world.fake().issuer())));
    assertThat(filter).hasToString("ClerkFilter[]");
    filter.destroy();
  }

  @ParameterizedTest(name = "{0}={1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "authorisedParties | https://a.example.com | ClerkFilter has no init parameter \"authorisedParties\": use one of",
        "acceptedTokens | machine_token | The init parameter acceptedTokens must be any, or of [session_token, api_key, m2m_token, oauth_token]: \"machine_token\"",
        "protectStatuses | 401 | The init parameter protectStatuses must be two statuses, such as 401, 403: \"401\"",
        "protectStatuses | 200, 403 | protectStatuses must be from 400 to 499: 200, 403",
        "satellite | yes | The init parameter satellite must be true or false: \"yes\"",
        "clockSkew | 5 | The init parameter clockSkew must be a duration of ISO 8601, such as PT30S: \"5\"",
        "protect | account | A path must be like",
        "authorizedParties | '' | authorizedParties must not be blank",
      })
  void aMalformedParameterIsRejectedByName(String name, String value, String message) {
    Map<String, String> settings = settings();
    settings.put(name, value);
    assertThatThrownBy(() -> new ClerkFilter().init(new Parameters(settings)))
        .isInstanceOf(ClerkConfigurationException.class)
        .hasMessageStartingWith(message)
        .hasMessageNotContaining(world.fake().secretKey());
  }

  /** All settings but those that are objects or only for tests. */
  @Test
  void eachSettingOfTheAuthenticatorHasAParameter() {
    assertThat(RequestAuthenticator.Builder.class.getDeclaredMethods())
        .filteredOn(each -> Modifier.isPublic(each.getModifiers()))
        .filteredOn(each -> each.getParameterCount() > 0)
        .extracting(Method::getName)
        .filteredOn(each -> !Set.of("clock", "listener", "verifiedTokens").contains(each))
        .hasSizeGreaterThan(15)
        .isSubsetOf(FilterParameters.NAMES);
  }

  @Test
  void aProtectedPathIsOpenToEachAcceptedToken() throws Exception {
    Map<String, String> settings = settings();
    settings.put("acceptedTokens", "oauth_token");
    settings.put("protectedResource", "https://api.example.com/who");
    settings.put("protect", "/who");
    StartedApplication application =
        Container.JETTY.start(servlets -> register(servlets, settings));
    ScenarioClient client = new ScenarioClient(application.url());
    String token = world.fake().machineTokens().addOauthToken(ada, "client_1", "profile");

    assertThat(client.get("/who").bearer(token).send().status()).isEqualTo(200);
    Reply rejected = client.get("/who").bearer(world.adminToken()).send();
    assertThat(rejected.status()).isEqualTo(401);
    assertThat(rejected.header("WWW-Authenticate"))
        .contains(
            "resource_metadata=\"https://api.example.com/.well-known/oauth-protected-resource/who\"");
    application.stop();
  }

  @Test
  void aRequestThatPassedNoFilterIsAMistakeThatIsNamed() throws Exception {
    StartedApplication application =
        Container.JETTY.start(
            servlets -> servlets.addServlet("all", new DispatchServlet()).addMapping("/"));
    assertThat(new ScenarioClient(application.url()).get("/who").send().body())
        .contains("The request did not pass ClerkFilter");
    application.stop();
  }
}
