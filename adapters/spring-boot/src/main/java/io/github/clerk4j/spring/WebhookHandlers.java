package io.github.clerk4j.spring;

import io.github.clerk4j.webhook.WebhookVerifier;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.web.bind.annotation.RequestMethod;

/**
 * The methods of controllers that receive webhooks. An application that has one and no signing
 * secret does not start.
 */
final class WebhookHandlers implements SmartInitializingSingleton {
  private final Supplier<List<Route>> routes;
  private final ObjectProvider<WebhookVerifier> verifier;

  WebhookHandlers(Supplier<List<Route>> routes, ObjectProvider<WebhookVerifier> verifier) {
    this.routes = routes;
    this.verifier = verifier;
  }

  /** The path patterns and the HTTP methods of a handler; no method stands for all. */
  record Route(Set<String> patterns, Set<RequestMethod> methods) {}

  /** Returns the routes of all handlers, once the controllers are known. */
  List<Route> routes() {
    return routes.get();
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
