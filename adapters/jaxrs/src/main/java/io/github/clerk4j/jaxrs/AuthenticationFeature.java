package io.github.clerk4j.jaxrs;

import io.github.clerk4j.auth.RequestAuthenticator;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;

/** Puts a filter with its rule before each resource method. */
final class AuthenticationFeature implements DynamicFeature {
  private final RequestAuthenticator authenticator;

  AuthenticationFeature(RequestAuthenticator authenticator) {
    this.authenticator = authenticator;
  }

  @Override
  public void configure(ResourceInfo resource, FeatureContext context) {
    Protected annotation =
        ProtectedLookup.find(resource.getResourceClass(), resource.getResourceMethod());
    context.register(
        new AuthenticationFilter(
            authenticator, annotation == null ? null : ProtectedRule.of(annotation)),
        Priorities.AUTHENTICATION);
  }
}
