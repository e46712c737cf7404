package io.github.clerk4j.servlet;

import io.github.clerk4j.auth.Auth;
import io.github.clerk4j.auth.ClerkPrincipal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/** A request whose principal is Clerk's caller; the container's if there is none. */
final class AuthenticatedRequest extends HttpServletRequestWrapper {
  private static final String ANY_AUTHENTICATED = "**"; // of the servlet specification

  private final @Nullable ClerkPrincipal principal;

  AuthenticatedRequest(HttpServletRequest request, Auth auth) {
    super(request);
    this.principal = ClerkPrincipal.of(auth);
  }

  @Override
  public @Nullable Principal getUserPrincipal() {
    return principal == null ? super.getUserPrincipal() : principal;
  }

  @Override
  public @Nullable String getRemoteUser() {
    return principal == null ? super.getRemoteUser() : principal.getName();
  }

  @Override
  public @Nullable String getAuthType() {
    return principal == null ? super.getAuthType() : "CLERK";
  }

  @Override
  public boolean isUserInRole(String role) {
    return principal == null
        ? super.isUserInRole(role)
        : ANY_AUTHENTICATED.equals(role) || principal.isInRole(role);
  }
}
