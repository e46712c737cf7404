package io.github.clerk4j.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerk4j.CallOptions;
import io.github.clerk4j.ClerkClient;
import io.github.clerk4j.RetryPolicy;
import io.github.clerk4j.SharedRateLimiter;
import io.github.clerk4j.auth.ClerkScript;
import io.github.clerk4j.auth.FrontendApiProxy;
import io.github.clerk4j.auth.ProtectedResourceMetadata;
import io.github.clerk4j.auth.RequestAuthenticator;
import io.github.clerk4j.model.Json;
import io.github.clerk4j.token.TokenVerifier;
import io.github.clerk4j.webhook.WebhookVerifier;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The table of settings has every method, property and variable, and no other. */
class SettingsTableTest {
  private static final Map<String, Class<?>> BUILDERS =
      Map.of(
          "client", ClerkClient.Builder.class,
          "call", CallOptions.class,
          "retries", RetryPolicy.Builder.class,
          "limiter", SharedRateLimiter.Builder.class,
          "authenticator", RequestAuthenticator.Builder.class,
          "verifier", TokenVerifier.Builder.class,
          "webhooks", WebhookVerifier.Builder.class,
          "pages", ClerkScript.Builder.class,
          "proxy", FrontendApiProxy.Builder.class,
          "resource", ProtectedResourceMetadata.Builder.class);

  /** Methods of builders that set nothing. */
  private static final Set<String> NO_SETTINGS = Set.of("build", "toString", "forRequests");

  private final MarkdownTable table =
      MarkdownTable.of(
          "configuration.md",
          "setting",
          "of",
          "Spring property",
          "environment variable",
          "default");

  @Test
  void everyMethodOfEveryBuilderIsInTheTable() {
    Set<String> expected = new TreeSet<>();
    BUILDERS.forEach(
        (name, type) ->
            Arrays.stream(type.getDeclaredMethods())
                .filter(each -> Modifier.isPublic(each.getModifiers()) && !each.isSynthetic())
                .map(Method::getName)
                .filter(each -> !NO_SETTINGS.contains(each))
                .forEach(each -> expected.add(name + ": " + each)));
    Set<String> found = new TreeSet<>();
    for (List<String> row : table.rows()) {
      for (String method : MarkdownTable.code(row.get(0))) {
        Arrays.stream(row.get(1).split(",", -1))
            .forEach(each -> found.add(each.strip() + ": " + method));
      }
    }
    assertThat(found).isEqualTo(expected);
  }

  @Test
  void everySpringPropertyIsInTheTable() throws IOException {
    Set<String> expected = new TreeSet<>();
    for (URL file :
        Collections.list(
            getClass()
                .getClassLoader()
                .getResources("META-INF/spring-configuration-metadata.json"))) {
      try (InputStream in = file.openStream()) {
        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        Map<?, ?> metadata = (Map<?, ?>) Json.read(Object.class, text);
        for (Object each : (List<?>) metadata.get("properties")) {
          String name = String.valueOf(((Map<?, ?>) each).get("name"));
          if (name.startsWith("clerk.")) {
            expected.add(name);
          }
        }
      }
    }
    assertThat(expected).contains("clerk.secret-key");
    assertThat(new TreeSet<>(table.code(2))).isEqualTo(expected);
  }

  @Test
  void everyEnvironmentVariableIsInTheTable() {
    Set<String> expected = Sources.find("\"(CLERK_[A-Z_]+)\"");

    assertThat(expected).contains("CLERK_SECRET_KEY", "CLERK_WEBHOOK_SIGNING_SECRET");
    assertThat(new TreeSet<>(table.code(3))).isEqualTo(expected);
  }

  @Test
  void everyRowHasADefault() {
    assertThat(table.rows()).allSatisfy(row -> assertThat(row.get(4)).isNotEmpty());
  }
}
