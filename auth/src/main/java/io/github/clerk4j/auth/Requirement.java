package io.github.clerk4j.auth;

/** Something that a signed-in user must have: {@code auth.has(role("org:admin"))}. Immutable. */
public sealed interface Requirement {
  /** A role in the active organization, with or without the prefix {@code org:}. */
  static Requirement role(String role) {
    return new Role(role);
  }

  /** A permission in the active organization, such as {@code org:invoices:create}. */
  static Requirement permission(String permission) {
    return new Permission(permission);
  }

  /** Whether a user with these claims has it. What the claims do not tell is not had. */
  boolean isMetBy(SessionClaims claims);

  /** See {@link Requirement#role}. */
  record Role(String role) implements Requirement {
    @Override
    public boolean isMetBy(SessionClaims claims) {
      String role = claims.orgRole();
      return claims.orgId() != null
          && role != null
          && Prefix.org(role).equals(Prefix.org(this.role));
    }
  }

  /** See {@link Requirement#permission}. */
  record Permission(String permission) implements Requirement {
    @Override
    public boolean isMetBy(SessionClaims claims) {
      return claims.orgId() != null && claims.orgPermissions().contains(Prefix.org(permission));
    }
  }
}
