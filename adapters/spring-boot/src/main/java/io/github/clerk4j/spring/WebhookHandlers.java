package io.github.clerk4j.spring;

import io.github.clerk4j.webhook.WebhookVerifier;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * The methods of controllers that receive webhooks. An application that has one and no signing
 * secret does not start.
 */
final class WebhookHandlers implements SmartInitializingSingleton {
  private final ObjectProvider<RequestMappingHandlerMapping> mappings;
  private final ObjectProvider<WebhookVerifier> verifier;

  WebhookHandlers(
      ObjectProvider<RequestMappingHandlerMapping> mappings,
      ObjectProvider<WebhookVerifier> verifier) {
    this.mappings = mappings;
    this.verifier = verifier;
  }

  /** The path patterns and the HTTP methods of a handler; no method stands for all. */
  record Route(Set<String> patterns, Set<RequestMethod> methods) {}

  /** Returns the routes of all handlers. */
  List<Route> routes() {
    return mappings.stream()
        .flatMap(each -> each.getHandlerMethods().entrySet().stream())
        .filter(each -> Webhooks.isHandledBy(each.getValue()))
        .map(WebhookHandlers::route)
        .toList();
  }

  private static Route route(Map.Entry<RequestMappingInfo, HandlerMethod> handler) {
    RequestMappingInfo info = handler.getKey();
    return new Route(info.getPatternValues(), info.getMethodsCondition().getMethods());
  }

  /**
   * Checks that there is a verifier if it is needed.
   *
   * @throws io.github.clerk4j.ClerkConfigurationException if there is no signing secret
   */
  @Override
  public void afterSingletonsInstantiated() {
    if (!routes().isEmpty()) {
      verifier.getObject();
    }
  }
}
