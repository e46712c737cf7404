package io.github.clerk4j.spring;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.clerk4j.auth.AuthResponse;
import io.github.clerk4j.auth.ClerkRequest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** A reader of requests and a writer of responses of WebFlux. */
final class ReactiveExchanges {
  private ReactiveExchanges() {}

  /** Returns a request as authentication sees it. It leaves the body alone. */
  static ClerkRequest read(ServerWebExchange exchange) {
    ServerHttpRequest request = exchange.getRequest();
    return ClerkRequest.of(
        request.getMethod().name(), request.getURI().toString(), headers(exchange));
  }

  static Map<String, List<String>> headers(ServerWebExchange exchange) {
    Map<String, List<String>> headers = new TreeMap<>();
    exchange.getRequest().getHeaders().forEach(headers::put);
    return headers;
  }

  /**
   * Sends a response. An error without a body gets the application's error page, so that a hidden
   * page looks like a missing one.
   */
  static Mono<Void> send(AuthResponse response, ServerWebExchange exchange) {
    addHeaders(response.headers(), exchange);
    HttpStatusCode status = HttpStatusCode.valueOf(response.status());
    if (response.body().isEmpty() && status.isError()) {
      return Mono.error(new ResponseStatusException(status));
    }
    ServerHttpResponse to = exchange.getResponse();
    to.setStatusCode(status);
    if (response.body().isEmpty()) {
      return to.setComplete();
    }
    to.getHeaders().setContentType(MediaType.APPLICATION_JSON);
    return to.writeWith(Mono.just(to.bufferFactory().wrap(response.body().getBytes(UTF_8))));
  }

  /** Adds cookies to those that are set, and replaces other headers. */
  static void addHeaders(Map<String, List<String>> headers, ServerWebExchange exchange) {
    HttpHeaders to = exchange.getResponse().getHeaders();
    headers.forEach(
        (name, lines) -> {
          if (!name.equalsIgnoreCase(HttpHeaders.SET_COOKIE)) {
            to.remove(name);
          }
          lines.forEach(line -> to.add(name, line));
        });
  }
}
