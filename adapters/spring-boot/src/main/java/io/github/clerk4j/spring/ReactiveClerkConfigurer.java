package io.github.clerk4j.spring;

import io.github.clerk4j.auth.RequestAuthenticator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.web.server.csrf.CsrfWebFilter;
import org.springframework.security.web.server.savedrequest.NoOpServerRequestCache;
import org.springframework.security.web.server.util.matcher.AndServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.NegatedServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher.MatchResult;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * The settings that a {@code SecurityWebFilterChain} needs for Clerk. They are the twin of {@link
 * ClerkConfigurer}.
 *
 * <pre>{@code
 * @Bean
 * SecurityWebFilterChain security(ServerHttpSecurity http) {
 *   return clerk(http)
 *       .authorizeExchange(exchanges -> exchanges
 *           .pathMatchers("/", "/webhooks/**").permitAll()
 *           .pathMatchers("/admin/**").hasRole("org:admin")
 *           .anyExchange().authenticated())
 *       .build();
 * }
 * }</pre>
 *
 * <p>The chain authenticates requests, unless {@link ClerkWebFilter} did before it. Call it first:
 * it sets the entry point, the CSRF matcher and the request cache, which later calls of the
 * application replace.
 */
public final class ReactiveClerkConfigurer {
  private ReactiveClerkConfigurer() {}

  /** Adds the settings to a chain, and returns it. */
  public static ServerHttpSecurity clerk(ServerHttpSecurity http) {
    ReactiveClerkEntryPoint rejections = new ReactiveClerkEntryPoint();
    ServerWebExchangeMatcher csrf =
        new AndServerWebExchangeMatcher(
            CsrfWebFilter.DEFAULT_CSRF_MATCHER,
            new NegatedServerWebExchangeMatcher(ReactiveClerkConfigurer::isBearer),
            new NegatedServerWebExchangeMatcher(ReactiveClerkConfigurer::isWebhook));
    return http.addFilterBefore(ReactiveClerkConfigurer::state, SecurityWebFiltersOrder.CSRF)
        .addFilterAt(ReactiveClerkConfigurer::authenticate, SecurityWebFiltersOrder.AUTHENTICATION)
        .exceptionHandling(
            exceptions ->
                exceptions.authenticationEntryPoint(rejections).accessDeniedHandler(rejections))
        .csrf(each -> each.requireCsrfProtectionMatcher(csrf).accessDeniedHandler(rejections))
        .requestCache(cache -> cache.requestCache(NoOpServerRequestCache.getInstance()));
  }

  private static Mono<MatchResult> isBearer(ServerWebExchange exchange) {
    String authorization = exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
    return BearerToken.isIn(authorization) ? MatchResult.match() : MatchResult.notMatch();
  }

  private static Mono<MatchResult> isWebhook(ServerWebExchange exchange) {
    ApplicationContext context = exchange.getApplicationContext();
    ReactiveWebhookRequests webhooks =
        context == null
            ? null
            : context.getBeanProvider(ReactiveWebhookRequests.class).getIfAvailable();
    return webhooks == null ? MatchResult.notMatch() : webhooks.matches(exchange);
  }

  /** Authenticates a request that has not passed the filter of WebFlux. */
  private static Mono<Void> state(ServerWebExchange exchange, WebFilterChain chain) {
    return ClerkWebFilter.find(exchange) != null
        ? chain.filter(exchange)
        : new ClerkWebFilter(authenticator(exchange), 0).filter(exchange, chain);
  }

  private static RequestAuthenticator authenticator(ServerWebExchange exchange) {
    return Objects.requireNonNull(exchange.getApplicationContext(), "applicationContext")
        .getBean(RequestAuthenticator.class);
  }

  /** Passes the caller on, whom the filter of WebFlux authenticated. */
  private static Mono<Void> authenticate(ServerWebExchange exchange, WebFilterChain chain) {
    @Nullable Authentication caller = ClerkAuthentication.of(ClerkWebFilter.auth(exchange));
    return caller == null
        ? chain.filter(exchange)
        : chain
            .filter(exchange)
            .contextWrite(ReactiveSecurityContextHolder.withAuthentication(caller));
  }
}
