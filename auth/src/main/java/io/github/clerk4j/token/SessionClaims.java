package io.github.clerk4j.token;

import io.github.clerk4j.ClerkConfigurationException;
import io.github.clerk4j.model.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The claims of a session token that was verified, version 1 or 2. Immutable.
 *
 * <p>A claim that is missing, or of another type than documented, is null or empty. A custom claim:
 * {@code claims.get("name")}.
 */
public final class SessionClaims {
  private final Map<String, Object> claims;
  private final OrgClaims org;

  SessionClaims(Map<String, Object> claims) {
    this.claims = claims;
    this.org = OrgClaims.of(claims);
  }

  /** Returns the user's id ({@code sub}). */
  public String userId() {
    return Objects.requireNonNull(text("sub"), "is verified to be there");
  }

  /** Returns the session's id ({@code sid}). */
  public @Nullable String sessionId() {
    return text("sid");
  }

  /** Returns the issuer ({@code iss}): the URL of the instance's Frontend API. */
  public @Nullable String issuer() {
    return text("iss");
  }

  /** Returns the authorized party ({@code azp}): the origin of the front end. */
  public @Nullable String authorizedParty() {
    return text("azp");
  }

  /** Returns the time of issue ({@code iat}). */
  public @Nullable Instant issuedAt() {
    return NumericDate.of(claims.get("iat"));
  }

  /** Returns the time of expiry ({@code exp}). */
  public Instant expiresAt() {
    return Objects.requireNonNull(NumericDate.of(claims.get("exp")), "is verified to be there");
  }

  /** Returns {@code active} or {@code pending} ({@code sts}); null in tokens of version 1. */
  public @Nullable String sessionStatus() {
    return text("sts");
  }

  /**
   * Returns the party that acts as the user ({@code act}), with its id as {@code sub}; null if
   * there is none.
   */
  @SuppressWarnings("unchecked") // a JSON object is a map of strings to JSON
  public @Nullable Map<String, Object> actor() {
    return claims.get("act") instanceof Map<?, ?> actor ? (Map<String, Object>) actor : null;
  }

  /** Returns the id of the active organization. */
  public @Nullable String orgId() {
    return org.id();
  }

  /** Returns the slug of the active organization. */
  public @Nullable String orgSlug() {
    return org.slug();
  }

  /**
   * Returns the user's role in the active organization, with its prefix, such as {@code org:admin}.
   */
  public @Nullable String orgRole() {
    return org.role();
  }

  /**
   * Returns the user's permissions in the active organization, such as {@code org:invoices:create}.
   */
  public List<String> orgPermissions() {
    return org.permissions();
  }

  /** Returns a claim unchanged: a string, number, boolean, list or map; null if there is none. */
  public @Nullable Object get(String name) {
    return claims.get(name);
  }

  /**
   * Returns a claim as a value of a type; null if there is none, or it is of another kind.
   *
   * @param type a type that {@link Json#convert} knows, such as {@code String}, {@code Integer},
   *     {@code Instant} (of seconds since the epoch), an enum, or a record as in {@link #as}
   * @throws ClerkConfigurationException if it is none of these, or is a record that cannot be
   *     created
   */
  public <T> @Nullable T get(String name, Class<T> type) {
    return convert(claims.get(name), type);
  }

  /**
   * Returns custom claims as a record.
   *
   * <pre>{@code
   * record Plan(String planName, int seats, List<String> regions) {}
   *
   * Plan plan = claims.as(Plan.class); // {"plan_name": "pro", "seats": 5, "regions": ["eu"]}
   * }</pre>
   *
   * <p>Its components are named like the claims, or like them in snake case, and have the types
   * that {@link Json#convert} knows. A component without a claim of that type is null, empty, zero
   * or false.
   *
   * @throws ClerkConfigurationException if the record cannot be created: its package is not open to
   *     this library, its constructor throws, or a component has an unknown type
   */
  public <T extends Record> T as(Class<T> type) {
    return Objects.requireNonNull(convert(claims, type), "a map is a record");
  }

  private static <T> @Nullable T convert(@Nullable Object json, Class<T> type) {
    try {
      return Json.convert(json, type);
    } catch (IllegalArgumentException e) {
      throw new ClerkConfigurationException(String.valueOf(e.getMessage()));
    }
  }

  /**
   * Returns true if the user's plan or the active organization's has a feature, such as {@code
   * chat}; with the prefix {@code user:} or {@code org:}, only that one's counts.
   */
  public boolean hasFeature(String feature) {
    return Entitlements.of(claims.get("fea")).has(feature);
  }

  /**
   * Returns true if the user or the active organization has a plan, such as {@code gold}; with the
   * prefix {@code user:} or {@code org:}, only that one's counts.
   */
  public boolean hasPlan(String plan) {
    return Entitlements.of(claims.get("pla")).has(plan);
  }

  /** Returns all claims unchanged. */
  public Map<String, Object> asMap() {
    return claims;
  }

  private @Nullable String text(String name) {
    return claims.get(name) instanceof String text ? text : null;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SessionClaims that && that.claims.equals(claims);
  }

  @Override
  public int hashCode() {
    return claims.hashCode();
  }

  /** The ids only: claims of one's own can hold anything. */
  @Override
  public String toString() {
    return "SessionClaims[userId="
        + text("sub")
        + ", sessionId="
        + sessionId()
        + ", orgId="
        + orgId()
        + "]";
  }
}
