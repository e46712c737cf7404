package io.github.clerk4j.spring;

import io.github.clerk4j.auth.ClerkRequest;
import io.github.clerk4j.auth.FrontendApiProxy;
import io.github.clerk4j.auth.ProxyResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * The twin of {@link FrontendApiProxyFilter} for WebFlux. Bodies are streamed. Calls to Clerk wait
 * on threads of Reactor that may wait, and never on an event loop. Thread-safe.
 */
final class FrontendApiProxyWebFilter implements WebFilter, Ordered {
  private static final int BUFFER = 8192;

  private final FrontendApiProxy proxy;
  private final int order;
  private final Scheduler waiting = Schedulers.boundedElastic();

  FrontendApiProxyWebFilter(FrontendApiProxy proxy, int order) {
    this.proxy = proxy;
    this.order = order;
  }

  @Override
  public int getOrder() {
    return order;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    ClerkRequest request = ReactiveExchanges.read(exchange);
    if (!proxy.handles(request)) {
      return chain.filter(exchange);
    }
    return Mono.fromCallable(() -> forward(request, exchange))
        .subscribeOn(waiting)
        .flatMap(response -> send(response, exchange.getResponse()));
  }

  private ProxyResponse forward(ClerkRequest request, ServerWebExchange exchange)
      throws IOException {
    InetSocketAddress browser = exchange.getRequest().getRemoteAddress();
    String address =
        browser == null || browser.getAddress() == null
            ? ""
            : browser.getAddress().getHostAddress();
    try (InputStream body = new BodyStream(exchange.getRequest().getBody())) {
      return proxy.forward(request, body, address);
    }
  }

  private Mono<Void> send(ProxyResponse from, ServerHttpResponse to) {
    to.setStatusCode(HttpStatusCode.valueOf(from.status()));
    from.headers().forEach((name, lines) -> to.getHeaders().addAll(name, lines));
    Flux<DataBuffer> body =
        DataBufferUtils.readInputStream(from::body, to.bufferFactory(), BUFFER)
            .subscribeOn(waiting);
    return to.writeAndFlushWith(body.map(Mono::just)) // each part as soon as it is there
        .cancelOn(waiting)
        .doFinally(signal -> from.close());
  }
}
