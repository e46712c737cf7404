package io.github.clerk4j.spring;

import io.github.clerk4j.webhook.WebhookVerifier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.MethodParameter;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** A resolver of arguments with {@link ClerkWebhook} for WebFlux. Thread-safe. */
final class ReactiveWebhookArgumentResolver implements HandlerMethodArgumentResolver {
  private final ObjectProvider<WebhookVerifier> verifier;

  ReactiveWebhookArgumentResolver(ObjectProvider<WebhookVerifier> verifier) {
    this.verifier = verifier;
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return Webhooks.isEvent(parameter);
  }

  @Override
  public Mono<Object> resolveArgument(
      MethodParameter parameter, BindingContext binding, ServerWebExchange exchange) {
    return DataBufferUtils.join(exchange.getRequest().getBody(), Webhooks.MOST_BYTES)
        .onErrorMap(DataBufferLimitException.class, e -> Webhooks.tooLarge())
        .map(ReactiveWebhookArgumentResolver::bytes)
        .defaultIfEmpty(new byte[0])
        .map(
            body ->
                Webhooks.verify(verifier.getObject(), ReactiveExchanges.headers(exchange), body));
  }

  private static byte[] bytes(DataBuffer buffer) {
    byte[] bytes = new byte[buffer.readableByteCount()];
    buffer.read(bytes);
    DataBufferUtils.release(buffer);
    return bytes;
  }
}
