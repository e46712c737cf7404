package io.github.clerk4j.spring;

import io.github.clerk4j.AsyncClerkClient;
import io.github.clerk4j.ClerkClient;
import io.github.clerk4j.ClerkException;
import io.github.clerk4j.auth.Auth;
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
import reactor.core.scheduler.Schedulers;

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
        .flatMap(auth -> value(parameter, ClerkArguments.require(parameter, auth), exchange));
  }

  private Mono<Object> value(
      MethodParameter parameter, @Nullable Auth auth, ServerWebExchange exchange) {
    if (auth == null || !ClerkArguments.isCalledFor(parameter)) {
      return Mono.justOrEmpty(ClerkArguments.wrapped(parameter, auth));
    }
    return found(ClerkArguments.type(parameter), auth, exchange)
        .mapNotNull(found -> ClerkArguments.wrapped(parameter, found))
        .onErrorResume(
            ClerkException.class,
            failure -> Mono.fromSupplier(() -> ClerkArguments.missing(parameter, auth, failure)));
  }

  /** Calls Clerk once a request, and leaves the thread on which its response arrives. */
  private Mono<?> found(Class<?> type, Auth auth, ServerWebExchange exchange) {
    String id = Objects.requireNonNull(type == User.class ? auth.userId() : auth.orgId());
    return (Mono<?>)
        exchange
            .getAttributes()
            .computeIfAbsent(
                "io.github.clerk4j.spring." + id,
                key ->
                    Mono.fromFuture(() -> call(type, id)).publishOn(Schedulers.parallel()).cache());
  }

  private CompletableFuture<?> call(Class<?> type, String id) {
    AsyncClerkClient async = clerk.getObject().async();
    return type == User.class
        ? async.users().getUser(id)
        : async.organizations().getOrganization(id);
  }
}
