package io.github.clerk4j.jaxrs;

import io.github.clerk4j.auth.Auth;
import io.github.clerk4j.auth.ClerkPrincipal;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/** A security context with Clerk's caller; the container's if there is none. */
final class ClerkSecurityContext implements SecurityContext {
  private final @Nullable ClerkPrincipal principal;
  private final SecurityContext container;

  ClerkSecurityContext(Auth auth, SecurityContext container) {
    this.principal = ClerkPrincipal.of(auth);
    this.container = container;
  }

  @Override
  public @Nullable Principal getUserPrincipal() {
    return principal == null ? container.getUserPrincipal() : principal;
  }

  @Override
  public boolean isUserInRole(String role) {
    return principal == null ? container.isUserInRole(role) : principal.isInRole(role);
  }

  @Override
  public boolean isSecure() {
    return container.isSecure();
  }

  @Override
  public @Nullable String getAuthenticationScheme() {
    return principal == null ? container.getAuthenticationScheme() : "CLERK";
  }
}
