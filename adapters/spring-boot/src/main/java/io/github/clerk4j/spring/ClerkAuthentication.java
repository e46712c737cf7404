package io.github.clerk4j.spring;

import io.github.clerk4j.auth.Auth;
import io.github.clerk4j.auth.ClerkPrincipal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/**
 * The caller of a request in Spring Security. Its principal is a {@link ClerkPrincipal}. Its
 * authorities are, with their prefixes:
 *
 * <ul>
 *   <li>{@code ROLE_org:admin} for the role in the active organization: {@code
 *       hasRole('org:admin')}
 *   <li>{@code org:invoices:create} for each permission in it: {@code
 *       hasAuthority('org:invoices:create')}
 *   <li>{@code SCOPE_read:users} for each scope of a machine's token
 * </ul>
 *
 * <p>It never holds the token as credentials. It is made for each request, and is not meant for an
 * HTTP session.
 */
public final class ClerkAuthentication extends AbstractAuthenticationToken {
  private final transient ClerkPrincipal principal;

  private ClerkAuthentication(ClerkPrincipal principal, List<GrantedAuthority> authorities) {
    super(authorities);
    this.principal = principal;
    super.setAuthenticated(true);
  }

  /** Returns the authentication of a caller, or null if the caller is unknown. */
  public static @Nullable ClerkAuthentication of(Auth auth) {
    ClerkPrincipal principal = ClerkPrincipal.of(auth);
    return principal == null ? null : new ClerkAuthentication(principal, authorities(auth));
  }

  private static List<GrantedAuthority> authorities(Auth auth) {
    List<GrantedAuthority> authorities = new ArrayList<>();
    String role = auth.orgRole();
    if (role != null) {
      authorities.add(new SimpleGrantedAuthority("ROLE_" + role));
    }
    auth.orgPermissions().forEach(each -> authorities.add(new SimpleGrantedAuthority(each)));
    auth.scopes().forEach(each -> authorities.add(new SimpleGrantedAuthority("SCOPE_" + each)));
    return authorities;
  }

  @Override
  public ClerkPrincipal getPrincipal() {
    return principal;
  }

  /** Returns the auth object of the caller. */
  public Auth auth() {
    return principal.auth();
  }

  /** Returns an empty text, because the token is not kept here. */
  @Override
  public Object getCredentials() {
    return "";
  }

  /** Authentications are equal if their principals and authorities are. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ClerkAuthentication && super.equals(other);
  }

  @Override
  public int hashCode() {
    return super.hashCode();
  }
}
