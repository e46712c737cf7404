package io.github.clerk4j.jaxrs;

import io.github.clerk4j.ClerkConfigurationException;
import io.github.clerk4j.auth.Auth;
import io.github.clerk4j.auth.AuthResponse;
import io.github.clerk4j.auth.RequestAuthenticator;
import io.github.clerk4j.auth.RequestState;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/**
 * A feature that authenticates each request that a resource method receives.
 *
 * <pre>{@code
 * context.register(ClerkFeature.of(authenticator)); // in a Feature, Application or ResourceConfig
 *
 * @GET
 * @Protected(role = "org:admin")
 * public String hello(@Context Auth auth) {
 *   return "Hello " + auth.userId();
 * }
 * }</pre>
 *
 * <p>It responds itself in these cases; all other requests reach the method:
 *
 * <ul>
 *   <li>a browser has to fetch its session from Clerk first: a redirect
 *   <li>{@link Protected}, or {@code protect()} in a method, rejects the request: the response of
 *       the {@link io.github.clerk4j.auth.ProtectException}, which is a redirect to sign in, or
 *       404, 401, or another status
 *   <li>the token could not be checked, and the request needs one: 503 with {@code Retry-After}
 * </ul>
 *
 * <p>Requests are authenticated after matching, with the priority {@code AUTHENTICATION}. Their
 * {@code SecurityContext} has the caller as {@link io.github.clerk4j.auth.ClerkPrincipal}; roles
 * are the role and the permissions in the active organization. The body is not read. The thread of
 * the request waits for the network in the cases that {@link RequestAuthenticator} lists.
 * Thread-safe.
 */
public final class ClerkFeature implements Feature {
  static final String STATE = "io.github.clerk4j.jaxrs.RequestState";

  static final String NOT_AUTHENTICATED =
      "The request is not authenticated: register ClerkFeature, take Auth as a parameter of a"
          + " resource method and CurrentAuth as a field, call get() in a resource method, and give"
          + " filters a priority greater than AUTHENTICATION";

  private final AuthenticationFeature resources;

  private ClerkFeature(RequestAuthenticator authenticator) {
    this.resources = new AuthenticationFeature(authenticator);
  }

  /** Returns a feature that authenticates by an authenticator. */
  public static ClerkFeature of(RequestAuthenticator authenticator) {
    return new ClerkFeature(present("authenticator", authenticator));
  }

  /**
   * Returns the auth object of a request, for filters. Methods have it as {@code @Context Auth},
   * and fields as {@link CurrentAuth}.
   *
   * @throws IllegalStateException if the request is not authenticated yet
   */
  public static Auth auth(ContainerRequestContext request) {
    return state(request).toAuth();
  }

  /**
   * Returns the outcome of authentication for a request.
   *
   * @throws IllegalStateException if the request is not authenticated yet
   */
  public static RequestState state(ContainerRequestContext request) {
    return present(request.getProperty(STATE));
  }

  /** Returns a response, such as that of {@code auth.redirectToSignIn()}, to return or throw. */
  public static Response response(AuthResponse response) {
    return Responses.of(response);
  }

  @Override
  public boolean configure(FeatureContext context) {
    context.register(resources);
    context.register(new UnreadAnnotationFilter(), Priorities.AUTHORIZATION);
    context.register(new ProtectExceptionMapper());
    context.register(new CompletionExceptionMapper());
    AuthInjection.register(context);
    return true;
  }

  static RequestState present(@Nullable Object state) {
    if (state instanceof RequestState present) {
      return present;
    }
    throw new IllegalStateException(NOT_AUTHENTICATED);
  }

  static <T> T present(String name, @Nullable T value) {
    if (value == null) {
      throw new ClerkConfigurationException(name + " must not be null");
    }
    return value;
  }
}
