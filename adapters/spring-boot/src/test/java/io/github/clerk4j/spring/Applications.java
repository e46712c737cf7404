package io.github.clerk4j.spring;

import io.github.clerk4j.scenarios.ScenarioWorld;
import io.github.clerk4j.scenarios.StartedApplication;
import io.github.clerk4j.testing.FakeClerk;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Started Spring applications, which listen on a free port of loopback. */
final class Applications {
  /** The auto-configurations of Spring Security, by their names in Boot 4 and Boot 3. */
  static final String WITHOUT_SECURITY =
      "spring.autoconfigure.exclude="
          + String.join(
              ",",
              "io.github.clerk4j.spring.ClerkSecurityAutoConfiguration",
              "io.github.clerk4j.spring.ClerkReactiveSecurityAutoConfiguration",
              "org.springframework.boot.security.autoconfigure.ReactiveUserDetailsServiceAutoConfiguration",
              "org.springframework.boot.security.autoconfigure.web.reactive.ReactiveWebSecurityAutoConfiguration",
              "org.springframework.boot.security.autoconfigure.actuate.web.reactive.ReactiveManagementWebSecurityAutoConfiguration",
              "org.springframework.boot.autoconfigure.security.reactive.ReactiveUserDetailsServiceAutoConfiguration",
              "org.springframework.boot.autoconfigure.security.reactive.ReactiveSecurityAutoConfiguration",
              "org.springframework.boot.actuate.autoconfigure.security.reactive.ReactiveManagementWebSecurityAutoConfiguration",
              "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration",
              "org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration",
              "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
              "org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration",
              "org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration",
              "org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration",
              "org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration",
              "org.springframework.boot.autoconfigure.security.servlet.SecurityFilterAutoConfiguration",
              "org.springframework.boot.actuate.autoconfigure.security.servlet.ManagementWebSecurityAutoConfiguration");

  private Applications() {}

  /** Returns the properties of the application in the scenarios. */
  static Map<String, Object> properties(ScenarioWorld world) {
    Map<String, Object> properties = properties(world.fake());
    properties.put("clerk.authorized-parties", ScenarioWorld.ORIGIN);
    properties.put("clerk.sign-in-url", "/sign-in");
    properties.put("clerk.machine-secret-key", world.machineSecretKey());
    properties.put("clerk.accepted-tokens", "session-token,api-key,m2m-token,oauth-token");
    return properties;
  }

  /** Returns the properties of an application of this instance. */
  static Map<String, Object> properties(FakeClerk fake) {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("clerk.secret-key", fake.secretKey());
    properties.put("clerk.api-url", fake.apiUrl());
    properties.put("clerk.publishable-key", fake.publishableKey());
    properties.put("clerk.proxy-url", fake.frontendApiUrl());
    properties.put("clerk.webhook-signing-secret", fake.webhookSigningSecret());
    return properties;
  }

  static ConfigurableApplicationContext run(
      WebApplicationType type,
      Class<?> application,
      Map<String, Object> properties,
      String... more) {
    Map<String, Object> all = new LinkedHashMap<>(properties);
    all.put("server.port", "0");
    all.put("server.address", "127.0.0.1");
    all.put("spring.main.banner-mode", "off");
    return new SpringApplicationBuilder(application)
        .web(type)
        .properties(all)
        .properties(more)
        .run();
  }

  static StartedApplication started(ConfigurableApplicationContext context) {
    URI url =
        URI.create(
            "http://127.0.0.1:"
                + context.getEnvironment().getRequiredProperty("local.server.port"));
    return new StartedApplication() {
      @Override
      public URI url() {
        return url;
      }

      @Override
      public void stop() {
        context.close();
      }
    };
  }
}
