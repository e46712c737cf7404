package io.github.clerk4j.spring;

import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.ExceptionHandlingConfigurer;
import org.springframework.security.config.annotation.web.configurers.FormLoginConfigurer;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;

/**
 * The settings that a {@code SecurityFilterChain} needs for Clerk. They add to the chain of the
 * application, and replace nothing that it sets.
 *
 * <pre>{@code
 * @Bean
 * SecurityFilterChain security(HttpSecurity http) throws Exception {
 *   return http
 *       .with(clerk(), withDefaults())
 *       .authorizeHttpRequests(requests -> requests
 *           .requestMatchers("/", "/webhooks/**").permitAll()
 *           .requestMatchers("/admin/**").hasRole("org:admin")
 *           .anyRequest().authenticated())
 *       .build();
 * }
 * }</pre>
 *
 * <ul>
 *   <li>The caller is a {@link ClerkAuthentication}, unless another mechanism of the chain
 *       authenticated it. A bad token is nobody's, and does no harm where everybody may pass.
 *   <li>A request that must be signed in is redirected if it is a page's. Others get 401 with the
 *       reason in {@code WWW-Authenticate}, or 503 if the token could not be checked.
 *   <li>Requests with a bearer token, and webhooks, need no CSRF token. Those with cookies do.
 *   <li>Errors keep their status: {@code /error} is not authorized once more.
 *   <li>Requests are not saved in an HTTP session, unless the chain has a form login.
 * </ul>
 */
public final class ClerkConfigurer extends AbstractHttpConfigurer<ClerkConfigurer, HttpSecurity> {
  private static final RequestCache NOTHING_SAVED = new NullRequestCache();

  private ClerkConfigurer() {}

  /** Returns the settings, for {@code http.with(clerk(), withDefaults())}. */
  public static ClerkConfigurer clerk() {
    return new ClerkConfigurer();
  }

  @Override
  @SuppressWarnings("unchecked") // the builder knows its configurers by raw types
  public void init(HttpSecurity http) {
    ClerkEntryPoint rejections = new ClerkEntryPoint();
    ExceptionHandlingConfigurer<HttpSecurity> exceptions =
        http.getConfigurer(ExceptionHandlingConfigurer.class);
    if (exceptions != null) {
      exceptions.defaultAuthenticationEntryPointFor(rejections, AnyRequestMatcher.INSTANCE);
      exceptions.defaultAccessDeniedHandlerFor(rejections, AnyRequestMatcher.INSTANCE);
    }
    CsrfConfigurer<HttpSecurity> csrf = http.getConfigurer(CsrfConfigurer.class);
    if (csrf != null) {
      csrf.ignoringRequestMatchers(
          request -> BearerToken.isIn(request.getHeader(HttpHeaders.AUTHORIZATION)));
      http.getSharedObject(ApplicationContext.class)
          .getBeanProvider(WebhookRequests.class)
          .ifAvailable(csrf::ignoringRequestMatchers);
    }
    AuthorizeHttpRequestsConfigurer<HttpSecurity> authorization =
        http.getConfigurer(AuthorizeHttpRequestsConfigurer.class);
    if (authorization != null) {
      authorization.withObjectPostProcessor(new ErrorsAreAuthorized());
    }
    if (http.getSharedObject(RequestCache.class) == NOTHING_SAVED
        && http.getConfigurer(FormLoginConfigurer.class) != null) {
      http.setSharedObject(RequestCache.class, new HttpSessionRequestCache());
    }
  }

  /** Acts before the chain's own cache, which would save rejected requests in a session. */
  @Override
  public void setBuilder(HttpSecurity http) {
    super.setBuilder(http);
    if (http.getSharedObject(RequestCache.class) == null
        && http.getSharedObject(ApplicationContext.class)
                .getBeanProvider(RequestCache.class)
                .getIfAvailable()
            == null) {
      http.setSharedObject(RequestCache.class, NOTHING_SAVED);
    }
  }

  @Override
  public void configure(HttpSecurity http) {
    http.addFilterBefore(new ClerkAuthenticationFilter(), AnonymousAuthenticationFilter.class);
  }

  /** The request of an error was authorized, or rejected, before it was an error. */
  private static final class ErrorsAreAuthorized
      implements ObjectPostProcessor<AuthorizationFilter> {
    @Override
    public <F extends AuthorizationFilter> F postProcess(F filter) {
      filter.setFilterErrorDispatch(false);
      return filter;
    }
  }
}
