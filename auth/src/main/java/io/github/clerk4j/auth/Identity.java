package io.github.clerk4j.auth;

import io.github.clerk4j.token.SessionClaims;
import io.github.clerk4j.token.TokenType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The identity of a caller: the part of {@link Auth} that is read from the token alone. {@link
 * Requirement} decides on it. Immutable. Thread-safe.
 */
public interface Identity {
  /** Returns true if the caller is known. */
  boolean isAuthenticated();

  /**
   * Returns the type of the request's token, or the expected type if the caller is unknown; null if
   * the token's type is not accepted.
   */
  @Nullable TokenType tokenType();

  /**
   * Returns the user's id, or the id of the user for whom a machine calls; null if there is none.
   */
  default @Nullable String userId() {
    return null;
  }

  /** Returns the session's id, or null if there is none. */
  default @Nullable String sessionId() {
    return null;
  }

  /**
   * Returns {@code active} or {@code pending}; null without a session, and for session tokens of
   * version 1.
   */
  default @Nullable String sessionStatus() {
    return null;
  }

  /** Returns the claims of the session token, or null if there is none. */
  default @Nullable SessionClaims sessionClaims() {
    return null;
  }

  /**
   * Returns the id of the active organization, or of the organization for which a machine calls;
   * null if there is none.
   */
  default @Nullable String orgId() {
    return null;
  }

  /**
   * Returns the user's role in the active organization, such as {@code org:admin}; null if there is
   * none.
   */
  default @Nullable String orgRole() {
    return null;
  }

  /** Returns the slug of the active organization, or null if there is none. */
  default @Nullable String orgSlug() {
    return null;
  }

  /** Returns the user's permissions in the active organization. */
  default List<String> orgPermissions() {
    return List.of();
  }

  /**
   * Returns the party that acts as the user, with its id as {@code sub}; null if there is none. An
   * audit log should name the actor, too.
   */
  default @Nullable Map<String, Object> actor() {
    return null;
  }

  /** Returns the time since the user was verified, or null if the token does not say. */
  default @Nullable FactorVerificationAge factorVerificationAge() {
    return null;
  }

  /** Returns the scopes of a machine's token. A user has none. */
  default List<String> scopes() {
    return List.of();
  }

  /**
   * Returns the token that came with the request; null if the caller is unknown. Never calls Clerk.
   */
  default @Nullable String getToken() {
    return null;
  }

  /**
   * Returns true if the caller meets all requirements; false if the caller is unknown, or there is
   * no requirement. A machine meets requirements of scopes only. Never throws because of a token.
   *
   * @throws io.github.clerk4j.ClerkConfigurationException if a requirement is null, whoever calls
   */
  default boolean has(Requirement... requirements) {
    for (Requirement each : SettingCheck.present("requirements", requirements)) {
      SettingCheck.present("requirement", each);
    }
    return isAuthenticated()
        && requirements.length > 0
        && Arrays.stream(requirements).allMatch(each -> each.isMetBy(this));
  }

  /**
   * Returns true if the caller has a role in the active organization; see {@link Requirement#role}.
   */
  default boolean hasRole(String role) {
    return has(Requirement.role(role));
  }

  /**
   * Returns true if the caller has a permission in the active organization; see {@link
   * Requirement#permission}.
   */
  default boolean hasPermission(String permission) {
    return has(Requirement.permission(permission));
  }

  /** Returns true if a plan of the caller has a feature; see {@link Requirement#feature}. */
  default boolean hasFeature(String feature) {
    return has(Requirement.feature(feature));
  }

  /** Returns true if the caller has a plan; see {@link Requirement#plan}. */
  default boolean hasPlan(String plan) {
    return has(Requirement.plan(plan));
  }

  /** Returns true if a machine's token has a scope; see {@link Requirement#scope}. */
  default boolean hasScope(String scope) {
    return has(Requirement.scope(scope));
  }
}
