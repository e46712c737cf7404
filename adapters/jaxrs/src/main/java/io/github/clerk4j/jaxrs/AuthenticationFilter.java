package io.github.clerk4j.jaxrs;

import io.github.clerk4j.auth.AcceptedTokens;
import io.github.clerk4j.auth.Auth;
import io.github.clerk4j.auth.ClerkRequest;
import io.github.clerk4j.auth.RequestAuthenticator;
import io.github.clerk4j.auth.RequestState;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import org.jspecify.annotations.Nullable;

/** A filter that authenticates the requests of one resource method, and checks its rule. */
final class AuthenticationFilter implements ContainerRequestFilter, ContainerResponseFilter {
  private final RequestAuthenticator authenticator;
  private final @Nullable ProtectedRule rule;

  AuthenticationFilter(RequestAuthenticator authenticator, @Nullable ProtectedRule rule) {
    this.authenticator = authenticator;
    this.rule = rule;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    RequestState state = authenticate(request);
    Auth auth = state.proceed();
    request.setProperty(ClerkFeature.STATE, state);
    request.setSecurityContext(new ClerkSecurityContext(auth, request.getSecurityContext()));
    if (rule != null) {
      rule.check().accept(auth);
      request.setProperty(UnreadAnnotationFilter.CHECKED, true);
    }
  }

  private RequestState authenticate(ContainerRequestContext request) {
    ClerkRequest read =
        ClerkRequest.of(
            request.getMethod(), request.getUriInfo().getRequestUri(), request.getHeaders());
    AcceptedTokens accepted = rule == null ? null : rule.accepted();
    return accepted == null
        ? authenticator.authenticateRequest(read)
        : authenticator.authenticateRequest(read, accepted);
  }

  /** Adds the state's headers to any response, also to a mapped exception. */
  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (request.getProperty(ClerkFeature.STATE) instanceof RequestState state) {
      Responses.addMissing(state.headers(), response.getHeaders());
    }
  }
}
