package io.github.clerk4j.auth;

import io.github.clerk4j.token.SessionClaims;

/**
 * A requirement of a caller: {@code auth.has(role("org:admin"))}. Immutable.
 *
 * <p>A name that is null or blank is a {@link io.github.clerk4j.ClerkConfigurationException} when
 * the requirement is made.
 */
public sealed interface Requirement {
  /** Requires a role in the active organization, with or without the prefix {@code org:}. */
  static Requirement role(String role) {
    return new Role(role);
  }

  /** Requires a permission in the active organization, such as {@code org:invoices:create}. */
  static Requirement permission(String permission) {
    return new Permission(permission);
  }

  /**
   * Requires a feature of the user's plan or the active organization's, such as {@code chat}. With
   * the prefix {@code user:} or {@code org:}, only that one's counts.
   */
  static Requirement feature(String feature) {
    return new Feature(feature);
  }

  /**
   * Requires a plan of the user or the active organization, such as {@code gold}. With the prefix
   * {@code user:} or {@code org:}, only that one's counts.
   */
  static Requirement plan(String plan) {
    return new Plan(plan);
  }

  /** Requires that the user was verified recently. */
  static Requirement reverification(Reverification reverification) {
    return new Reverified(reverification);
  }

  /** Requires a scope of a machine's token, such as {@code read:users}. A user has none. */
  static Requirement scope(String scope) {
    return new Scope(scope);
  }

  /** Returns true if the caller has it. A claim that is missing grants nothing. */
  boolean isMetBy(Identity caller);

  /** See {@link Requirement#role}. */
  record Role(String role) implements Requirement {
    public Role {
      SettingCheck.text("role", role);
    }

    @Override
    public boolean isMetBy(Identity caller) {
      String role = caller.orgRole();
      return caller.orgId() != null
          && role != null
          && Prefix.org(role).equals(Prefix.org(this.role));
    }
  }

  /** See {@link Requirement#permission}. */
  record Permission(String permission) implements Requirement {
    public Permission {
      SettingCheck.text("permission", permission);
    }

    @Override
    public boolean isMetBy(Identity caller) {
      return caller.orgId() != null && caller.orgPermissions().contains(Prefix.org(permission));
    }
  }

  /** See {@link Requirement#feature}. */
  record Feature(String feature) implements Requirement {
    public Feature {
      SettingCheck.text("feature", feature);
    }

    @Override
    public boolean isMetBy(Identity caller) {
      SessionClaims claims = caller.sessionClaims();
      return claims != null && claims.hasFeature(feature);
    }
  }

  /** See {@link Requirement#plan}. */
  record Plan(String plan) implements Requirement {
    public Plan {
      SettingCheck.text("plan", plan);
    }

    @Override
    public boolean isMetBy(Identity caller) {
      SessionClaims claims = caller.sessionClaims();
      return claims != null && claims.hasPlan(plan);
    }
  }

  /** See {@link Requirement#reverification}. */
  record Reverified(Reverification reverification) implements Requirement {
    public Reverified {
      SettingCheck.present("reverification", reverification);
    }

    @Override
    public boolean isMetBy(Identity caller) {
      return reverification.isMetBy(caller.factorVerificationAge());
    }
  }

  /** See {@link Requirement#scope}. */
  record Scope(String scope) implements Requirement {
    public Scope {
      SettingCheck.text("scope", scope);
    }

    @Override
    public boolean isMetBy(Identity caller) {
      return caller.scopes().contains(scope);
    }
  }
}
