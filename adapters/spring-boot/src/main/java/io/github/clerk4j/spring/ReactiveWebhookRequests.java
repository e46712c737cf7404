package io.github.clerk4j.spring;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.server.util.matcher.OrServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.PathPatternParserServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The twin of {@link WebhookRequests} for WebFlux. */
final class ReactiveWebhookRequests implements ServerWebExchangeMatcher {
  private final WebhookHandlers handlers;
  private volatile @Nullable ServerWebExchangeMatcher matcher;

  ReactiveWebhookRequests(WebhookHandlers handlers) {
    this.handlers = handlers;
  }

  @Override
  public Mono<MatchResult> matches(ServerWebExchange exchange) {
    ServerWebExchangeMatcher known = matcher;
    if (known == null) {
      known = read();
      matcher = known;
    }
    return known.matches(exchange);
  }

  private ServerWebExchangeMatcher read() {
    List<ServerWebExchangeMatcher> read = new ArrayList<>();
    for (WebhookHandlers.Route route : handlers.routes()) {
      for (String pattern : route.patterns()) {
        for (RequestMethod method : route.methods()) {
          read.add(
              new PathPatternParserServerWebExchangeMatcher(
                  pattern, HttpMethod.valueOf(method.name())));
        }
        if (route.methods().isEmpty()) {
          read.add(new PathPatternParserServerWebExchangeMatcher(pattern));
        }
      }
    }
    return read.isEmpty()
        ? exchange -> MatchResult.notMatch()
        : new OrServerWebExchangeMatcher(read);
  }
}
