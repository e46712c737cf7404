package io.github.clerk4j.spring.test;

import io.github.clerk4j.auth.RequestState;
import io.github.clerk4j.spring.ClerkWebFilter;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;

/** The part of a caller that needs WebFlux, which an application with servlets lacks. */
final class ReactiveCaller {
  private ReactiveCaller() {}

  static void addTo(WebHttpHandlerBuilder handler, ClerkCaller caller) {
    WebFilter filter =
        (exchange, chain) -> {
          RequestState state = caller.state(exchange.getApplicationContext());
          ClerkWebFilter.setState(exchange, state);
          return chain.filter(exchange);
        };
    handler.filters(filters -> filters.add(0, filter));
  }
}
