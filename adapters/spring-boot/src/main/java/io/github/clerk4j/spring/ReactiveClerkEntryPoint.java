package io.github.clerk4j.spring;

import io.github.clerk4j.auth.AcceptedTokens;
import io.github.clerk4j.auth.ProtectException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authorization.ServerAccessDeniedHandler;
import org.springframework.security.web.server.csrf.CsrfException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The twin of {@link ClerkEntryPoint} for WebFlux. */
final class ReactiveClerkEntryPoint
    implements ServerAuthenticationEntryPoint, ServerAccessDeniedHandler {
  @Override
  public Mono<Void> commence(ServerWebExchange exchange, @Nullable AuthenticationException reason) {
    try {
      ClerkWebFilter.auth(exchange).protect(AcceptedTokens.any());
    } catch (ProtectException rejected) {
      return ReactiveExchanges.send(rejected.response(), exchange);
    }
    exchange.getResponse().getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    return Mono.error(new ResponseStatusException(HttpStatus.UNAUTHORIZED));
  }

  /** A request without a CSRF token and without a cookie is a program's that has to sign in. */
  @Override
  public Mono<Void> handle(ServerWebExchange exchange, AccessDeniedException reason) {
    boolean signedOut =
        reason instanceof CsrfException
            && exchange.getRequest().getCookies().isEmpty()
            && !ClerkWebFilter.auth(exchange).isAuthenticated();
    return signedOut
        ? commence(exchange, null)
        : Mono.error(new ResponseStatusException(HttpStatus.FORBIDDEN));
  }
}
