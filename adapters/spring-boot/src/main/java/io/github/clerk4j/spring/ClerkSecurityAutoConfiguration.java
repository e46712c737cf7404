package io.github.clerk4j.spring;

import static io.github.clerk4j.spring.ClerkConfigurer.clerk;
import static org.springframework.security.config.Customizer.withDefaults;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationManagerResolver;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.ProviderNotFoundException;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Spring Security for servlets: a chain that requires a signed-in caller, unless the application
 * has a chain of its own; method security, unless it is enabled already; and no generated password.
 */
@AutoConfiguration(
    after = ClerkServletAutoConfiguration.class,
    beforeName = {
      "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration",
      "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
      "org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration",
      "org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration",
      "org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration",
      "org.springframework.boot.actuate.autoconfigure.security.servlet.ManagementWebSecurityAutoConfiguration"
    })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({EnableWebSecurity.class, SecurityFilterChain.class, WebMvcConfigurer.class})
public final class ClerkSecurityAutoConfiguration {
  private static final int ORDER = Ordered.LOWEST_PRECEDENCE - 5; // of Boot's own default chain

  @Bean
  WebhookRequests clerkWebhookRequests(
      ObjectProvider<PathPatternRequestMatcher.Builder> paths, WebhookHandlers handlers) {
    return new WebhookRequests(
        paths.getIfAvailable(PathPatternRequestMatcher::withDefaults), handlers);
  }

  /** The chain of an application that has none. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnMissingBean(SecurityFilterChain.class)
  static class DefaultChain {
    @Bean
    @Order(ORDER)
    SecurityFilterChain clerkSecurityFilterChain(
        HttpSecurity http, WebhookRequests webhooks, Environment environment) throws Exception {
      return http.with(clerk(), withDefaults())
          .authorizeHttpRequests(
              requests ->
                  requests
                      .requestMatchers(webhooks)
                      .permitAll()
                      .requestMatchers(HealthPaths.of(environment))
                      .permitAll()
                      .anyRequest()
                      .authenticated())
          .sessionManagement(
              sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
          .build();
    }
  }

  /** Without it, {@code @PreAuthorize} would be ignored without a word. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnMissingBean(name = "preAuthorizeAuthorizationMethodInterceptor")
  @EnableMethodSecurity
  static class MethodSecurity {}

  /** A bean that keeps Boot from making a user with a generated password. */
  @Configuration(proxyBeanMethods = false)
  @Conditional(NoUserInProperties.class)
  @ConditionalOnMissingBean({
    AuthenticationManager.class,
    AuthenticationProvider.class,
    UserDetailsService.class,
    AuthenticationManagerResolver.class
  })
  static class NoPasswords {
    @Bean
    AuthenticationManagerResolver<HttpServletRequest> clerkAuthenticationManagerResolver() {
      return request ->
          authentication -> {
            throw new ProviderNotFoundException("Callers sign in with Clerk");
          };
    }
  }
}
