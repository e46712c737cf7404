package io.github.clerk4j.spring;

import io.github.clerk4j.auth.ClerkScript;
import io.github.clerk4j.auth.FrontendApiProxy;
import io.github.clerk4j.auth.RequestAuthenticator;
import io.github.clerk4j.servlet.ClerkFilter;
import io.github.clerk4j.webhook.WebhookVerifier;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.util.EnumSet;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * The filter that authenticates requests of servlets, and the arguments of Spring MVC's
 * controllers. An application's own {@link ClerkFilter} replaces the filter.
 */
@AutoConfiguration(after = ClerkAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({Filter.class, FilterRegistrationBean.class})
public final class ClerkServletAutoConfiguration {
  /** After the filters for forwarded headers, and before those that read a body. */
  static final int PROXY_ORDER = Ordered.HIGHEST_PRECEDENCE + 10;

  /** The filter, which an application can replace by one with path rules. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnProperty(name = "clerk.filter.enabled", matchIfMissing = true)
  static class FilterConfiguration {
    @Bean
    @ConditionalOnMissingBean
    ClerkFilter clerkFilter(RequestAuthenticator authenticator) {
      return ClerkFilter.of(authenticator);
    }

    @Bean
    @ConditionalOnMissingBean(name = "clerkFilterRegistration")
    FilterRegistrationBean<ClerkFilter> clerkFilterRegistration(
        ClerkFilter filter, ClerkProperties properties) {
      FilterRegistrationBean<ClerkFilter> registration = new FilterRegistrationBean<>(filter);
      registration.setName("clerk");
      registration.setDispatcherTypes(EnumSet.allOf(DispatcherType.class));
      registration.setOrder(properties.filter().order());
      return registration;
    }
  }

  /** The proxy of the Frontend API. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnProperty("clerk.frontend-api-proxy.enabled")
  static class Proxy {
    @Bean
    @ConditionalOnMissingBean(name = "clerkFrontendApiProxyRegistration")
    FilterRegistrationBean<FrontendApiProxyFilter> clerkFrontendApiProxyRegistration(
        FrontendApiProxy proxy, ClerkSettings settings) {
      FilterRegistrationBean<FrontendApiProxyFilter> registration =
          new FilterRegistrationBean<>(new FrontendApiProxyFilter(proxy));
      registration.setName("clerkFrontendApiProxy");
      registration.addUrlPatterns(settings.proxyPath() + "/*");
      registration.setOrder(PROXY_ORDER);
      return registration;
    }
  }

  /** Arguments of controllers, and responses to what they throw. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(WebMvcConfigurer.class)
  static class Mvc {
    /** Before the resolvers of Spring Security, so that its annotations do no harm. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    WebMvcConfigurer clerkArguments(ObjectProvider<WebhookVerifier> verifier) {
      return new WebMvcConfigurer() {
        @Override
        public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
          resolvers.add(new ClerkArgumentResolver());
          resolvers.add(new WebhookArgumentResolver(verifier));
        }
      };
    }

    @Bean
    @ConditionalOnMissingBean(name = "clerkPages")
    WebMvcConfigurer clerkPages(ObjectProvider<ClerkScript> script, ClerkProperties properties) {
      return new WebMvcConfigurer() {
        @Override
        public void addInterceptors(InterceptorRegistry interceptors) {
          interceptors.addInterceptor(
              new ClerkPageInterceptor(script, properties.contentSecurityPolicy()));
        }
      };
    }

    @Bean
    @ConditionalOnMissingBean(name = "clerkRejectionHandler")
    RejectionHandler clerkRejectionHandler() {
      return new RejectionHandler();
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
          handler.getPatternValues(), handler.getMethodsCondition().getMethods());
    }
  }
}
