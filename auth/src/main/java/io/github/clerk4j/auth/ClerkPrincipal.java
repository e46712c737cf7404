package io.github.clerk4j.auth;

import java.security.Principal;
import org.jspecify.annotations.Nullable;

/**
 * The caller of a request as a {@link Principal}, for frameworks that know callers by it.
 * Immutable. Thread-safe.
 */
public final class ClerkPrincipal implements Principal {
  private final String name;
  private final Auth auth;

  private ClerkPrincipal(String name, Auth auth) {
    this.name = name;
    this.auth = auth;
  }

  /** Returns the principal of a caller, or null if the caller is unknown. */
  public static @Nullable ClerkPrincipal of(Auth auth) {
    String name = auth instanceof MachineAuth machine ? machine.subject() : auth.userId();
    return auth.isAuthenticated() && name != null ? new ClerkPrincipal(name, auth) : null;
  }

  /**
   * Returns the id of the user, such as {@code user_1}. For a machine's token, returns the id of
   * the user, organization or machine that the token is for.
   */
  @Override
  public String getName() {
    return name;
  }

  /** Returns the auth object of the caller. */
  public Auth auth() {
    return auth;
  }

  /**
   * Returns true if the caller has this role or permission in the active organization, such as
   * {@code org:admin} or {@code org:invoices:create}. Scopes of machines are not roles.
   */
  public boolean isInRole(@Nullable String role) {
    return role != null && !role.isBlank() && (auth.hasRole(role) || auth.hasPermission(role));
  }

  /** Principals are equal if their names are. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ClerkPrincipal that && name.equals(that.name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  /** Returns the name. */
  @Override
  public String toString() {
    return name;
  }
}
