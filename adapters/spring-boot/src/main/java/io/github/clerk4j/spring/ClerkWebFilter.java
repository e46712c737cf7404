package io.github.clerk4j.spring;

import io.github.clerk4j.auth.Auth;
import io.github.clerk4j.auth.AuthResponse;
import io.github.clerk4j.auth.ClerkPrincipal;
import io.github.clerk4j.auth.ProtectException;
import io.github.clerk4j.auth.RequestAuthenticator;
import io.github.clerk4j.auth.RequestState;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * A filter that authenticates each request of WebFlux once. It is the twin of {@link
 * io.github.clerk4j.servlet.ClerkFilter}, and never blocks: a request that needs a call to Clerk
 * goes on later, on a thread of Reactor. Thread-safe.
 */
public final class ClerkWebFilter implements WebFilter, Ordered {
  private static final String STATE = "io.github.clerk4j.spring.RequestState";

  private final RequestAuthenticator authenticator;
  private final int order;

  ClerkWebFilter(RequestAuthenticator authenticator, int order) {
    this.authenticator = authenticator;
    this.order = order;
  }

  /**
   * Returns the auth object of a request.
   *
   * @throws IllegalStateException if the request did not pass the filter
   */
  public static Auth auth(ServerWebExchange exchange) {
    return state(exchange).toAuth();
  }

  /**
   * Returns the outcome of authentication for a request.
   *
   * @throws IllegalStateException if the request did not pass the filter
   */
  public static RequestState state(ServerWebExchange exchange) {
    RequestState state = find(exchange);
    if (state == null) {
      throw new IllegalStateException(
          "The request did not pass ClerkWebFilter: set clerk.filter.enabled to true");
    }
    return state;
  }

  /**
   * Sets the outcome of authentication for a request, such as in a test of an application. The
   * filter then does not authenticate the request.
   */
  public static void setState(ServerWebExchange exchange, RequestState state) {
    exchange.getAttributes().put(STATE, state);
  }

  @Override
  public int getOrder() {
    return order;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    RequestState known = find(exchange);
    return known != null ? next(known, exchange, chain) : authenticate(exchange, chain);
  }

  private Mono<Void> authenticate(ServerWebExchange exchange, WebFilterChain chain) {
    return state(authenticator.authenticateRequestAsync(ReactiveExchanges.read(exchange)))
        .flatMap(
            state -> {
              setState(exchange, state);
              AuthResponse instead = state.response();
              if (instead != null) {
                return ReactiveExchanges.send(instead, exchange);
              }
              ReactiveExchanges.addHeaders(state.headers(), exchange);
              return next(state, exchange, chain);
            });
  }

  /** Leaves the thread that completes a call to Clerk, because others wait for it. */
  private static Mono<RequestState> state(CompletableFuture<RequestState> outcome) {
    return outcome.isDone()
        ? Mono.fromFuture(outcome)
        : Mono.fromFuture(outcome).publishOn(Schedulers.parallel());
  }

  private static Mono<Void> next(
      RequestState state, ServerWebExchange exchange, WebFilterChain chain) {
    ClerkPrincipal principal = ClerkPrincipal.of(state.toAuth());
    ServerWebExchange passed =
        principal == null ? exchange : exchange.mutate().principal(Mono.just(principal)).build();
    return chain
        .filter(passed)
        .onErrorResume(
            thrown -> {
              ProtectException rejected = ProtectException.findIn(thrown);
              return rejected == null || exchange.getResponse().isCommitted()
                  ? Mono.error(thrown)
                  : ReactiveExchanges.send(rejected.response(), exchange);
            });
  }

  static @Nullable RequestState find(ServerWebExchange exchange) {
    return exchange.getAttribute(STATE);
  }
}
