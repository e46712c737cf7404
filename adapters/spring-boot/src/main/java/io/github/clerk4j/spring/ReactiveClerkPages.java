package io.github.clerk4j.spring;

import io.github.clerk4j.auth.ClerkScript;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * The twin of {@link ClerkPageInterceptor} for WebFlux. The policy is added to responses that have
 * the nonce of their page. Thread-safe.
 */
@ControllerAdvice
final class ReactiveClerkPages {
  private final ObjectProvider<ClerkScript> script;
  private final ClerkProperties.ContentSecurityPolicy policy;

  /** Creates the advice; fails like {@link ClerkPageInterceptor}. */
  ReactiveClerkPages(
      ObjectProvider<ClerkScript> script, ClerkProperties.ContentSecurityPolicy policy) {
    this.script = script;
    this.policy = policy;
    if (policy.enabled()) {
      new ClerkPage(script::getObject).policy(policy.sources());
    }
  }

  @ModelAttribute(ClerkPageInterceptor.NAME)
  ClerkPage page(ServerWebExchange exchange) {
    ClerkPage page = new ClerkPage(script::getObject);
    if (policy.enabled()) {
      exchange.getResponse().beforeCommit(() -> addPolicy(page, exchange.getResponse()));
    }
    return page;
  }

  private Mono<Void> addPolicy(ClerkPage page, ServerHttpResponse response) {
    HttpHeaders headers = response.getHeaders();
    if (page.isUsed() && headers.getFirst(ClerkPageInterceptor.POLICY) == null) {
      headers.set(ClerkPageInterceptor.POLICY, page.policy(policy.sources()).toString());
    }
    return Mono.empty();
  }
}
