package io.github.clerk4j.spring;

import io.github.clerk4j.auth.ProtectException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The twin of {@link RejectionHandler} for WebFlux. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ReactiveRejectionHandler {
  @ExceptionHandler
  Mono<Void> reject(ProtectException rejected, ServerWebExchange exchange) {
    return ReactiveExchanges.send(rejected.response(), exchange);
  }

  @ExceptionHandler
  Mono<Void> reject(RejectedWebhookException rejected) {
    return Mono.error(rejected);
  }
}
