package io.github.clerk4j.servlet;

import io.github.clerk4j.ClerkClient;
import io.github.clerk4j.auth.AcceptedTokens;
import io.github.clerk4j.auth.Auth;
import io.github.clerk4j.auth.AuthResponse;
import io.github.clerk4j.auth.ProtectException;
import io.github.clerk4j.auth.ProtectOptions;
import io.github.clerk4j.auth.RequestAuthenticator;
import io.github.clerk4j.auth.RequestState;
import io.github.clerk4j.auth.Requirement;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A filter that authenticates each request once, before the servlets behind it.
 *
 * <pre>{@code
 * ClerkFilter.builder(authenticator)
 *     .protect("/account/*")
 *     .protect("/admin/*", role("org:admin"))
 *     .build()
 *     .addTo(servletContext);
 *
 * String userId = ClerkFilter.auth(request).protect().userId(); // in a servlet
 * }</pre>
 *
 * <p>It responds itself in these cases; all other requests reach the servlet:
 *
 * <ul>
 *   <li>a browser has to fetch its session from Clerk first: a redirect
 *   <li>a path rule, or {@code protect()} in a servlet, rejects the request: the response of the
 *       {@link ProtectException}, which is a redirect to sign in, or 404, 401, or another status
 *       with a body of the container
 *   <li>the token could not be checked, and the request needs one: 503 with {@code Retry-After}
 * </ul>
 *
 * <p>The request's principal is the user, see {@link io.github.clerk4j.auth.ClerkPrincipal}. The
 * body and the parameters of the request are not read. The filter waits for the network in the
 * cases that {@link RequestAuthenticator} lists. Thread-safe.
 */
public final class ClerkFilter implements Filter {
  private static final String NAME = "clerk";
  private static final String STATE = "io.github.clerk4j.servlet.RequestState";

  private @Nullable RequestAuthenticator authenticator;
  private PathRules rules;
  private @Nullable ClerkClient client;

  /**
   * Creates a filter for {@code web.xml} or an annotation. Its settings are init parameters, see
   * the README of this module, and environment variables such as {@code CLERK_SECRET_KEY}.
   */
  public ClerkFilter() {
    this.rules = PathRules.NONE;
  }

  private ClerkFilter(RequestAuthenticator authenticator, PathRules rules) {
    this.authenticator = authenticator;
    this.rules = rules;
  }

  /** Returns a filter without path rules. */
  public static ClerkFilter of(RequestAuthenticator authenticator) {
    return builder(authenticator).build();
  }

  /** Returns a builder of a filter with path rules. */
  public static Builder builder(RequestAuthenticator authenticator) {
    return new Builder(authenticator);
  }

  /**
   * Returns the auth object of a request.
   *
   * @throws IllegalStateException if the request did not pass a filter
   */
  public static Auth auth(ServletRequest request) {
    return state(request).toAuth();
  }

  /**
   * Returns the outcome of authentication for a request.
   *
   * @throws IllegalStateException if the request did not pass a filter
   */
  public static RequestState state(ServletRequest request) {
    RequestState state = find(request);
    if (state == null) {
      throw new IllegalStateException(
          "The request did not pass ClerkFilter: map the filter to its path, and before the filter"
              + " or servlet that asks");
    }
    return state;
  }

  /**
   * Sets the outcome of authentication for a request, such as in a test of an application. The
   * filter then does not authenticate the request.
   */
  public static void setState(ServletRequest request, RequestState state) {
    request.setAttribute(STATE, SettingCheck.present("state", state));
  }

  /**
   * Sends a response, such as that of {@code auth.redirectToSignIn()}. The buffer is discarded;
   * headers and cookies stay, unless the response replaces them.
   *
   * @throws IllegalStateException if the response is committed
   */
  public static void send(AuthResponse response, HttpServletResponse to) throws IOException {
    ServletResponses.send(response, to);
  }

  /**
   * Adds this filter to an application, before other filters, for all paths and dispatches, with
   * support for asynchronous servlets. Its name is {@code clerk}.
   *
   * @throws IllegalStateException if the application has such a filter already
   */
  public FilterRegistration.Dynamic addTo(ServletContext context) {
    FilterRegistration.Dynamic added = context.addFilter(NAME, this);
    if (added == null) {
      throw new IllegalStateException("The application has a filter named " + NAME + " already");
    }
    added.setAsyncSupported(true);
    added.addMappingForUrlPatterns(EnumSet.allOf(DispatcherType.class), false, "/*");
    return added;
  }

  /**
   * Reads the init parameters of a filter that was made without an authenticator.
   *
   * @throws io.github.clerk4j.ClerkConfigurationException if a parameter is unknown or malformed
   */
  @Override
  public void init(FilterConfig config) {
    if (authenticator == null) {
      FilterParameters parameters = new FilterParameters(config);
      rules = parameters.rules();
      client = parameters.client();
      authenticator = parameters.authenticator();
    }
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request instanceof HttpServletRequest from && response instanceof HttpServletResponse to) {
      filter(from, to, chain);
    } else {
      chain.doFilter(request, response);
    }
  }

  private void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    DispatcherType dispatch = request.getDispatcherType();
    boolean error = dispatch == DispatcherType.ERROR;
    PathRules.Rule rule = error ? null : rules.of(ServletRequests.path(request));
    RequestState state = find(request);
    if (state == null) {
      state = authenticate(request, rule);
      request.setAttribute(STATE, state);
      AuthResponse instead = state.response();
      if (instead == null) {
        ServletResponses.addHeaders(state.headers(), response);
      } else if (!error) { // an error stays one
        ServletResponses.send(instead, response);
        return;
      }
    }
    Auth auth = state.toAuth();
    try {
      if (rule != null) {
        rule.check(auth);
      }
      chain.doFilter(new AuthenticatedRequest(request, auth), response);
    } catch (IOException | ServletException | RuntimeException e) {
      ProtectException rejected = ProtectException.findIn(e);
      // An included servlet has no say in the status; its exception reaches the request's filter.
      boolean mayRespond = !error && dispatch != DispatcherType.INCLUDE && !response.isCommitted();
      if (rejected == null || !mayRespond) {
        throw e;
      }
      ServletResponses.send(rejected.response(), response);
    }
  }

  private RequestState authenticate(HttpServletRequest request, PathRules.@Nullable Rule rule) {
    RequestAuthenticator authenticator = this.authenticator;
    if (authenticator == null) {
      throw new IllegalStateException("The filter is used before init(FilterConfig)");
    }
    AcceptedTokens accepted = rule == null ? null : rule.accepted();
    return accepted == null
        ? authenticator.authenticateRequest(ServletRequests.read(request))
        : authenticator.authenticateRequest(ServletRequests.read(request), accepted);
  }

  private static @Nullable RequestState find(ServletRequest request) {
    return request.getAttribute(STATE) instanceof RequestState state ? state : null;
  }

  /** Closes the client that {@link #init} made. */
  @Override
  public void destroy() {
    ClerkClient made = client;
    if (made != null) {
      client = null;
      authenticator = null;
      made.close();
    }
  }

  @Override
  public String toString() {
    return "ClerkFilter[" + rules + "]";
  }

  /**
   * A builder of filters. Not thread-safe.
   *
   * <p>Paths are patterns of the servlet specification: {@code /account}, {@code /account/*},
   * {@code *.html}, {@code /*}. They are matched against the decoded path within the application.
   * The most specific pattern decides, in the order exact, longest prefix, extension. A path
   * without a rule is open to everybody. Rules hold for all dispatches except those of errors.
   */
  public static final class Builder {
    private final RequestAuthenticator authenticator;
    private final PathRules.Builder rules = new PathRules.Builder();

    private Builder(RequestAuthenticator authenticator) {
      this.authenticator = SettingCheck.present("authenticator", authenticator);
    }

    /**
     * Requires a signed-in user for a path.
     *
     * @param requirements further requirements
     * @throws io.github.clerk4j.ClerkConfigurationException if the pattern is malformed or has a
     *     rule already
     */
    public Builder protect(String pattern, Requirement... requirements) {
      return protect(pattern, options -> options.require(requirements));
    }

    /** Same as {@link #protect(String, Requirement...)}, with redirects or a custom condition. */
    public Builder protect(String pattern, Consumer<? super ProtectOptions> options) {
      rules.add(pattern, null, auth -> auth.protect(options));
      return this;
    }

    /**
     * Same as {@link #protect(String, Requirement...)}, for other types of tokens. Requests of the
     * path are authenticated by these, whatever the authenticator accepts elsewhere.
     */
    public Builder protect(String pattern, AcceptedTokens accepted, Requirement... requirements) {
      rules.add(
          pattern,
          SettingCheck.present("accepted", accepted),
          auth -> auth.protect(accepted, requirements));
      return this;
    }

    /** Opens a path to everybody, below one that is protected. */
    public Builder permitAll(String pattern) {
      rules.add(pattern, null, auth -> {});
      return this;
    }

    /** Returns the filter. */
    public ClerkFilter build() {
      return new ClerkFilter(authenticator, rules.build());
    }
  }
}
