package io.github.clerk4j.auth;

import io.github.clerk4j.token.SessionClaims;

/**
 * Something that a caller must have: {@code auth.has(role("org:admin"))}. Immutable.
 *
 * <p>A name that is null or blank is a {@link io.github.clerk4j.ClerkConfigurationException} when
 * the requirement is made.
 */
public sealed interface Requirement {
  /** A role in the active organization, with or without the prefix {@code org:}. */
  static Requirement role(String role) {
    return new Role(role);
  }

  /** A permission in the active organization, such as {@code org:invoices:create}. */
  static Requirement permission(String permission) {
    return new Permission(permission);
  }

  /**
   * A feature of the user's plan or the active organization's, such as {@code chat}; with the
   * prefix {@code user:} or {@code org:}, of that one's only.
   */
  static Requirement feature(String feature) {
    return new Feature(feature);
  }

  /**
   * A plan of the user or the active organization, such as {@code gold}; with the prefix {@code
   * user:} or {@code org:}, of that one only.
   */
  static Requirement plan(String plan) {
    return new Plan(plan);
  }

  /** That the user proved recently who they are. */
  static Requirement reverification(Reverification reverification) {
    return new Reverified(reverification);
  }

  /** A scope of a machine's token, such as {@code read:users}; no user has any. */
  static Requirement scope(String scope) {
    return new Scope(scope);
  }

  /** Whether the caller has it. What the token does not tell is not had. */
  boolean isMetBy(Auth auth);

  /** See {@link Requirement#role}. */
  record Role(String role) implements Requirement {
    public Role {
      SettingCheck.text("role", role);
    }

    @Override
    public boolean isMetBy(Auth auth) {
      String role = auth.orgRole();
      return auth.orgId() != null && role != null && Prefix.org(role).equals(Prefix.org(this.role));
    }
  }

  /** See {@link Requirement#permission}. */
  record Permission(String permission) implements Requirement {
    public Permission {
      SettingCheck.text("permission", permission);
    }

    @Override
    public boolean isMetBy(Auth auth) {
      return auth.orgId() != null && auth.orgPermissions().contains(Prefix.org(permission));
    }
  }

  /** See {@link Requirement#feature}. */
  record Feature(String feature) implements Requirement {
    public Feature {
      SettingCheck.text("feature", feature);
    }

    @Override
    public boolean isMetBy(Auth auth) {
      SessionClaims claims = auth.sessionClaims();
      return claims != null && claims.hasFeature(feature);
    }
  }

  /** See {@link Requirement#plan}. */
  record Plan(String plan) implements Requirement {
    public Plan {
      SettingCheck.text("plan", plan);
    }

    @Override
    public boolean isMetBy(Auth auth) {
      SessionClaims claims = auth.sessionClaims();
      return claims != null && claims.hasPlan(plan);
    }
  }

  /** See {@link Requirement#reverification}. */
  record Reverified(Reverification reverification) implements Requirement {
    public Reverified {
      SettingCheck.present("reverification", reverification);
    }

    @Override
    public boolean isMetBy(Auth auth) {
      return auth instanceof SessionAuth session
          && reverification.isMetBy(session.factorVerificationAge());
    }
  }

  /** See {@link Requirement#scope}. */
  record Scope(String scope) implements Requirement {
    public Scope {
      SettingCheck.text("scope", scope);
    }

    @Override
    public boolean isMetBy(Auth auth) {
      return auth instanceof MachineAuth machine && machine.scopes().contains(scope);
    }
  }
}
