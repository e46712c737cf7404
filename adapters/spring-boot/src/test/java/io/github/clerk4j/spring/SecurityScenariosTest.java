package io.github.clerk4j.spring;

import static io.github.clerk4j.spring.ClerkConfigurer.clerk;
import static org.springframework.security.config.Customizer.withDefaults;

import io.github.clerk4j.scenarios.AdapterScenarios;
import io.github.clerk4j.scenarios.ScenarioWorld;
import io.github.clerk4j.scenarios.StartedApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** The scenarios in Spring MVC, in an application with its own chain of Spring Security. */
class SecurityScenariosTest extends AdapterScenarios {
  @EnableAutoConfiguration
  @Import(ScenarioController.class)
  static class Application {
    @Bean
    SecurityFilterChain chain(HttpSecurity http) throws Exception {
      return http.with(clerk(), withDefaults())
          .authorizeHttpRequests(
              requests ->
                  requests
                      .requestMatchers("/app/**", "/webhooks/**")
                      .permitAll()
                      .anyRequest()
                      .authenticated())
          .build();
    }
  }

  @Override
  protected StartedApplication start(ScenarioWorld world) {
    return Applications.started(
        Applications.run(
            WebApplicationType.SERVLET, Application.class, Applications.properties(world)));
  }

  @Override
  protected int signedOutStatus() {
    return 401;
  }

  @Override
  protected int unauthorizedStatus() {
    return 403;
  }
}
