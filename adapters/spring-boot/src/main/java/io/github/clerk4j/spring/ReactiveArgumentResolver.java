package io.github.clerk4j.spring;

import io.github.clerk4j.ClerkClient;
import io.github.clerk4j.auth.Auth;
import io.github.clerk4j.model.Organization;
import io.github.clerk4j.model.User;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.MethodParameter;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** A resolver of {@link ClerkArguments} for WebFlux, which blocks no thread. Thread-safe. */
final class ReactiveArgumentResolver implements HandlerMethodArgumentResolver {
  private final ObjectProvider<ClerkClient> clerk;

  ReactiveArgumentResolver(ObjectProvider<ClerkClient> clerk) {
    this.clerk = clerk;
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return ClerkArguments.isSupported(parameter);
  }

  @Override
  public Mono<Object> resolveArgument(
      MethodParameter parameter, BindingContext binding, ServerWebExchange exchange) {
    Auth request = ClerkWebFilter.auth(exchange);
    return exchange
        .getPrincipal()
        .map(principal -> ClerkArguments.orOf(request, principal))
        .defaultIfEmpty(request)
        .flatMap(auth -> value(parameter, ClerkArguments.require(parameter, auth)));
  }

  private Mono<Object> value(MethodParameter parameter, @Nullable Auth auth) {
    Class<?> type = ClerkArguments.type(parameter);
    if (auth == null || (type != User.class && type != Organization.class)) {
      return Mono.justOrEmpty(ClerkArguments.wrapped(parameter, auth));
    }
    CompletableFuture<?> call =
        type == User.class
            ? clerk.getObject().async().users().getUser(id(auth.userId()))
            : clerk.getObject().async().organizations().getOrganization(id(auth.orgId()));
    return Mono.fromFuture(call).mapNotNull(found -> ClerkArguments.wrapped(parameter, found));
  }

  private static String id(@Nullable String id) {
    return Objects.requireNonNull(id, "is required before");
  }
}
