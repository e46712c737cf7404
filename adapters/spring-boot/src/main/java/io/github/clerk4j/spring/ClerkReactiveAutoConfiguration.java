package io.github.clerk4j.spring;

import io.github.clerk4j.ClerkClient;
import io.github.clerk4j.auth.ClerkScript;
import io.github.clerk4j.auth.FrontendApiProxy;
import io.github.clerk4j.auth.RequestAuthenticator;
import io.github.clerk4j.webhook.WebhookVerifier;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/** The filter that authenticates requests of WebFlux, and the arguments of its controllers. */
@AutoConfiguration(after = ClerkAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnClass(WebFluxConfigurer.class)
public final class ClerkReactiveAutoConfiguration {
  @Bean
  @ConditionalOnMissingBean
  @ConditionalOnProperty(name = "clerk.filter.enabled", matchIfMissing = true)
  ClerkWebFilter clerkWebFilter(RequestAuthenticator authenticator, ClerkProperties properties) {
    return new ClerkWebFilter(authenticator, properties.filter().order());
  }

  @Bean
  @ConditionalOnMissingBean
  @ConditionalOnProperty("clerk.frontend-api-proxy.enabled")
  FrontendApiProxyWebFilter clerkFrontendApiProxyWebFilter(
      FrontendApiProxy proxy, ClerkSettings settings) {
    settings.proxyPath(); // fails if it is not the application's
    return new FrontendApiProxyWebFilter(proxy, ClerkServletAutoConfiguration.PROXY_ORDER);
  }

  /** Before the resolvers of Spring Security, so that its annotations do no harm. */
  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE)
  WebFluxConfigurer clerkArguments(
      ObjectProvider<ClerkClient> clerk, ObjectProvider<WebhookVerifier> verifier) {
    return new WebFluxConfigurer() {
      @Override
      public void configureArgumentResolvers(ArgumentResolverConfigurer resolvers) {
        resolvers.addCustomResolver(
            new ReactiveArgumentResolver(clerk), new ReactiveWebhookArgumentResolver(verifier));
      }
    };
  }

  @Bean
  @ConditionalOnMissingBean(name = "clerkPages")
  ReactiveClerkPages clerkPages(ObjectProvider<ClerkScript> script, ClerkProperties properties) {
    return new ReactiveClerkPages(script, properties.contentSecurityPolicy());
  }

  @Bean
  @ConditionalOnMissingBean(name = "clerkRejectionHandler")
  ReactiveRejectionHandler clerkRejectionHandler() {
    return new ReactiveRejectionHandler();
  }

  @Bean
  WebhookHandlers clerkWebhookHandlers(
      ObjectProvider<RequestMappingHandlerMapping> mappings,
      ObjectProvider<WebhookVerifier> verifier) {
    return new WebhookHandlers(() -> routes(mappings), verifier);
  }

  private static List<WebhookHandlers.Route> routes(
      ObjectProvider<RequestMappingHandlerMapping> mappings) {
    return mappings.stream()
        .flatMap(each -> each.getHandlerMethods().entrySet().stream())
        .filter(each -> Webhooks.isHandledBy(each.getValue()))
        .map(each -> route(each.getKey()))
        .toList();
  }

  private static WebhookHandlers.Route route(RequestMappingInfo handler) {
    return new WebhookHandlers.Route(
        handler.getPatternsCondition().getPatterns().stream()
            .map(PathPattern::getPatternString)
            .collect(Collectors.toSet()),
        handler.getMethodsCondition().getMethods());
  }
}
