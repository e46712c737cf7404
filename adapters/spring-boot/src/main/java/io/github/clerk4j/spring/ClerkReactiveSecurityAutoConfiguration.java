package io.github.clerk4j.spring;

import static io.github.clerk4j.spring.ReactiveClerkConfigurer.clerk;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.authentication.ReactiveAuthenticationManagerResolver;
import org.springframework.security.config.annotation.method.configuration.EnableReactiveMethodSecurity;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.userdetails.ReactiveUserDetailsService;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Spring Security for WebFlux: a chain that requires a signed-in caller, unless the application has
 * a chain of its own; method security, unless it is enabled already; and no generated password.
 */
@AutoConfiguration(
    after = ClerkReactiveAutoConfiguration.class,
    beforeName = {
      "org.springframework.boot.security.autoconfigure.ReactiveUserDetailsServiceAutoConfiguration",
      "org.springframework.boot.security.autoconfigure.web.reactive.ReactiveWebSecurityAutoConfiguration",
      "org.springframework.boot.security.autoconfigure.actuate.web.reactive.ReactiveManagementWebSecurityAutoConfiguration",
      "org.springframework.boot.autoconfigure.security.reactive.ReactiveUserDetailsServiceAutoConfiguration",
      "org.springframework.boot.autoconfigure.security.reactive.ReactiveSecurityAutoConfiguration",
      "org.springframework.boot.actuate.autoconfigure.security.reactive.ReactiveManagementWebSecurityAutoConfiguration"
    })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnClass({
  EnableWebFluxSecurity.class,
  SecurityWebFilterChain.class,
  WebFluxConfigurer.class
})
public final class ClerkReactiveSecurityAutoConfiguration {
  @Bean
  ReactiveWebhookRequests clerkWebhookRequests(WebhookHandlers handlers) {
    return new ReactiveWebhookRequests(handlers);
  }

  /** The chain of an application that has none. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnMissingBean(SecurityWebFilterChain.class)
  static class DefaultChain {
    @Bean
    SecurityWebFilterChain clerkSecurityWebFilterChain(
        ServerHttpSecurity http, ReactiveWebhookRequests webhooks, Environment environment) {
      return clerk(http)
          .authorizeExchange(
              exchanges ->
                  exchanges
                      .matchers(webhooks)
                      .permitAll()
                      .pathMatchers(HealthPaths.of(environment))
                      .permitAll()
                      .anyExchange()
                      .authenticated())
          .build();
    }
  }

  /** Without it, {@code @PreAuthorize} would be ignored without a word. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnMissingBean(name = "preAuthorizeAuthorizationMethodInterceptor")
  @EnableReactiveMethodSecurity
  static class MethodSecurity {}

  /** A bean that keeps Boot from making a user with a generated password. */
  @Configuration(proxyBeanMethods = false)
  @Conditional(NoUserInProperties.class)
  @ConditionalOnMissingBean({
    ReactiveAuthenticationManager.class,
    ReactiveUserDetailsService.class,
    ReactiveAuthenticationManagerResolver.class
  })
  static class NoPasswords {
    @Bean
    ReactiveAuthenticationManagerResolver<ServerWebExchange> clerkAuthenticationManagerResolver() {
      return exchange -> Mono.empty();
    }
  }
}
