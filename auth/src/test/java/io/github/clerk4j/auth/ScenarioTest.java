package io.github.clerk4j.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerk4j.ClerkConfigurationException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the scenarios of a table, whose columns {@link Scenario} and its documentation explain. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ScenarioTest {
  private OracleWorld world;

  /** The scenarios, one a line. */
  abstract String table();

  @BeforeAll
  void start() {
    world = new OracleWorld();
  }

  @AfterAll
  void stop() {
    world.close();
  }

  OracleWorld world() {
    return world;
  }

  Stream<Scenario> scenarios() {
    return Scenario.parse(table());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("scenarios")
  void endsAsItShould(Scenario scenario) {
    if (scenario.status().equals("throws")) {
      assertThatThrownBy(() -> world.authenticate(scenario))
          .isInstanceOf(ClerkConfigurationException.class);
      return;
    }
    check(scenario, world.authenticate(scenario));
    check(scenario, world.authenticateAsync(scenario));
  }

  private void check(Scenario scenario, RequestState state) {
    assertThat(state.status().name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .as("status, with reason " + state.reason() + ": " + state.message())
        .isEqualTo(scenario.status());
    assertThat(Objects.requireNonNullElse(state.reason(), "-")).isEqualTo(scenario.reason());
    assertThat(String.valueOf(state.tokenType())).isEqualTo(scenario.type());
    assertThat(state.isAuthenticated()).isEqualTo(scenario.status().equals("signed-in"));
    assertThat(state.couldNotCheck()).isEqualTo(scenario.answer().contains("unchecked"));
    scenario.answer().forEach(word -> check(word, scenario, state));
    checkHeaders(scenario, state);
  }

  private void check(String word, Scenario scenario, RequestState state) {
    String location = header(state, "location");
    List<String> cookies = state.headers().getOrDefault("set-cookie", List.of());
    String value = word.substring(word.indexOf('=') + 1);
    if (word.equals("fapi")) {
      assertThat(location)
          .startsWith("https://" + OracleWorld.FRONTEND_API + "/v1/client/handshake?");
    } else if (word.startsWith("location=")) {
      assertThat(location).startsWith(value);
      assertThat(value.endsWith("?") || location.equals(value)).isTrue();
    } else if (word.startsWith("returns-to=")) {
      assertThat(parameter(location, "redirect_url")).isEqualTo(value);
    } else if (word.startsWith("suffixed=")) {
      assertThat(parameter(location, "suffixed_cookies")).isEqualTo(value);
    } else if (word.startsWith("+") && word.contains("=")) {
      assertThat(parameter(location, word.substring(1, word.indexOf('=')))).isEqualTo(value);
    } else if (word.startsWith("+")) {
      assertThat(location).contains("&" + word.substring(1) + "=");
    } else if (word.startsWith("organization=")) {
      assertThat(location).endsWith("&organization_id=" + value);
    } else if (word.startsWith("count=")) {
      assertThat(cookies)
          .containsExactly(
              "__clerk_redirect_count=" + value + "; SameSite=Lax; HttpOnly; Max-Age=2");
    } else if (word.startsWith("set-cookie=")) {
      assertThat(cookies).anyMatch(each -> each.startsWith(value));
    } else if (word.equals("pending")) {
      assertThat(state.toAuth())
          .isInstanceOfSatisfying(
              SignedOutAuth.class, auth -> assertThat(auth.sessionStatus()).isEqualTo("pending"));
      assertThat(state.toAuth(false).isAuthenticated()).isTrue();
    } else if (!word.equals("unchecked")) {
      checkMore(word, scenario, state);
    }
  }

  /** Words that are of one table only. */
  void checkMore(String word, Scenario scenario, RequestState state) {
    throw new IllegalArgumentException(word);
  }

  private static void checkHeaders(Scenario scenario, RequestState state) {
    String location = header(state, "location");
    List<String> answer = scenario.answer();
    if (answer.contains("fapi")) {
      for (String name : List.of("__session", "__clerk_db_jwt")) {
        assertThat(location.contains("&" + name + "="))
            .isEqualTo(answer.stream().anyMatch(word -> (word + "=").startsWith("+" + name + "=")));
      }
    }
    boolean redirects =
        answer.contains("fapi") || answer.stream().anyMatch(word -> word.startsWith("location="));
    assertThat(state.response() != null).isEqualTo(redirects);
    assertThat(state.headers().containsKey("x-clerk-auth-status"))
        .isEqualTo(!state.isAuthenticated());
  }

  private static String header(RequestState state, String name) {
    return state.headers().getOrDefault(name, List.of("")).get(0);
  }

  private static String parameter(String location, String name) {
    for (String pair : location.substring(location.indexOf('?') + 1).split("&", -1)) {
      if (pair.startsWith(name + "=")) {
        return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
      }
    }
    return "no " + name + " in " + location;
  }
}
