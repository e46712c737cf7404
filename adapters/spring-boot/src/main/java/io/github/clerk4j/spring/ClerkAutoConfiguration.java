package io.github.clerk4j.spring;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.clerk4j.CallListener;
import io.github.clerk4j.ClerkClient;
import io.github.clerk4j.auth.AuthListener;
import io.github.clerk4j.auth.ClerkScript;
import io.github.clerk4j.auth.FrontendApiProxy;
import io.github.clerk4j.auth.RequestAuthenticator;
import io.github.clerk4j.jackson2.ClerkModule;
import io.github.clerk4j.token.TokenListener;
import io.github.clerk4j.token.TokenVerifier;
import io.github.clerk4j.webhook.WebhookListener;
import io.github.clerk4j.webhook.WebhookVerifier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/**
 * The beans of every application: {@link ClerkClient}, {@link RequestAuthenticator}, {@link
 * TokenVerifier}, {@link WebhookVerifier}, {@link ClerkScript} and, if it is enabled, {@link
 * FrontendApiProxy}. Each gives way to a bean of the application. They tell all beans of the types
 * {@link CallListener}, {@link AuthListener}, {@link TokenListener} and {@link WebhookListener}.
 */
@AutoConfiguration
@EnableConfigurationProperties(ClerkProperties.class)
public final class ClerkAutoConfiguration {
  @Bean
  @ConditionalOnMissingBean
  ClerkConnectionDetails clerkConnectionDetails(ClerkProperties properties) {
    return new PropertiesConnectionDetails(properties);
  }

  @Bean
  ClerkSettings clerkSettings(
      ClerkProperties properties, ClerkConnectionDetails details, Environment environment) {
    String path =
        environment.getProperty(
            "server.servlet.context-path", environment.getProperty("spring.webflux.base-path", ""));
    return new ClerkSettings(properties, details, path.equals("/") ? "" : path);
  }

  /** Lazy, because an application with nothing but a JWT key has no secret key. */
  @Bean
  @Lazy
  @ConditionalOnMissingBean
  ClerkClient clerkClient(
      ClerkSettings settings,
      ObjectProvider<CallListener> listeners,
      ObjectProvider<ClerkClientCustomizer> customizers) {
    ClerkClient.Builder builder = settings.client();
    listeners.orderedStream().forEach(builder::listener);
    customizers.orderedStream().forEach(each -> each.customize(builder));
    return builder.build();
  }

  @Bean
  @ConditionalOnMissingBean
  RequestAuthenticator clerkRequestAuthenticator(
      ClerkSettings settings,
      Environment environment,
      ObjectProvider<ClerkClient> clerk,
      ObjectProvider<AuthListener> listeners,
      ObjectProvider<RequestAuthenticatorCustomizer> customizers) {
    RequestAuthenticator.Builder builder =
        settings.authenticator(settings.callsClerk(environment) ? clerk.getObject() : null);
    listeners.orderedStream().forEach(builder::listener);
    customizers.orderedStream().forEach(each -> each.customize(builder));
    return builder.build();
  }

  /** Lazy, because most applications verify the tokens of requests alone. */
  @Bean
  @Lazy
  @ConditionalOnMissingBean
  TokenVerifier clerkTokenVerifier(
      ClerkSettings settings,
      Environment environment,
      ObjectProvider<ClerkClient> clerk,
      ObjectProvider<TokenListener> listeners) {
    TokenVerifier.Builder builder =
        settings.tokenVerifier(settings.callsClerk(environment) ? clerk.getObject() : null);
    listeners.orderedStream().forEach(builder::listener);
    return builder.build();
  }

  /** Lazy, because an application without webhooks has no signing secret. */
  @Bean
  @Lazy
  @ConditionalOnMissingBean
  WebhookVerifier clerkWebhookVerifier(
      ClerkSettings settings, ObjectProvider<WebhookListener> listeners) {
    WebhookVerifier.Builder builder = settings.webhookVerifier();
    listeners.orderedStream().forEach(builder::listener);
    return builder.build();
  }

  /** The proxy of the Frontend API, if {@code clerk.frontend-api-proxy.enabled} is true. */
  @Bean
  @ConditionalOnMissingBean
  @ConditionalOnProperty("clerk.frontend-api-proxy.enabled")
  FrontendApiProxy clerkFrontendApiProxy(ClerkSettings settings) {
    return settings.frontendApiProxy().build();
  }

  /** Lazy, because most applications render no pages. */
  @Bean
  @Lazy
  @ConditionalOnMissingBean
  ClerkScript clerkScript(ClerkSettings settings) {
    return settings.script().build();
  }

  /** Jackson 3 finds its module itself. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(ObjectMapper.class)
  static class Jackson2 {
    @Bean
    @ConditionalOnMissingBean
    ClerkModule clerkJacksonModule() {
      return new ClerkModule();
    }
  }
}
