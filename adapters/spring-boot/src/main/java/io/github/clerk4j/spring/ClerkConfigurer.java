package io.github.clerk4j.spring;

import io.github.clerk4j.auth.RequestAuthenticator;
import io.github.clerk4j.servlet.ClerkFilter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
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
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.web.filter.GenericFilterBean;

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
 *   <li>The chain authenticates requests, unless {@link ClerkFilter} did before it.
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

  /**
   * Authenticates in the chain itself, too. It is not left to the filter of the application, which
   * can be disabled or behind the chain, and does nothing for requests that were authenticated.
   */
  @Override
  public void configure(HttpSecurity http) {
    ApplicationContext context = http.getSharedObject(ApplicationContext.class);
    ClerkFilter filter =
        context
            .getBeanProvider(ClerkFilter.class)
            .getIfAvailable(() -> ClerkFilter.of(context.getBean(RequestAuthenticator.class)));
    http.addFilterBefore(new InChain(filter), CsrfFilter.class);
    http.addFilterBefore(new ClerkAuthenticationFilter(), AnonymousAuthenticationFilter.class);
  }

  /** A filter that is none of the servlet container's: it starts and ends with the chain. */
  private static final class InChain extends GenericFilterBean {
    private final ClerkFilter filter;

    InChain(ClerkFilter filter) {
      this.filter = filter;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
        throws IOException, ServletException {
      filter.doFilter(request, response, chain);
    }
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
