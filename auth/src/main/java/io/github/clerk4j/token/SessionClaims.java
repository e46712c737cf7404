package io.github.clerk4j.token;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The claims of a session token that was verified, version 1 or 2. Immutable.
 *
 * <p>What is missing, or of another type than documented, is null or empty. A claim of your own:
 * {@code claims.get("name")}.
 */
public final class SessionClaims {
  private final Map<String, Object> claims;
  private final OrgClaims org;

  SessionClaims(Map<String, Object> claims) {
    this.claims = claims;
    this.org = OrgClaims.of(claims);
  }

  /** The user's id ({@code sub}). */
  public String userId() {
    return Objects.requireNonNull(text("sub"), "is verified to be there");
  }

  /** The session's id ({@code sid}). */
  public @Nullable String sessionId() {
    return text("sid");
  }

  /** The instance that issued the token ({@code iss}), as the URL of its Frontend API. */
  public @Nullable String issuer() {
    return text("iss");
  }

  /** The origin of the front end that the token was issued to ({@code azp}). */
  public @Nullable String authorizedParty() {
    return text("azp");
  }

  /** When the token was issued ({@code iat}). */
  public @Nullable Instant issuedAt() {
    return NumericDate.of(claims.get("iat"));
  }

  /** When the token expires ({@code exp}). */
  public Instant expiresAt() {
    return Objects.requireNonNull(NumericDate.of(claims.get("exp")), "is verified to be there");
  }

  /** {@code active} or {@code pending} ({@code sts}); null in tokens of version 1. */
  public @Nullable String sessionStatus() {
    return text("sts");
  }

  /**
   * Who acts in the user's name ({@code act}), of which {@code sub} is the id; null where nobody
   * does.
   */
  @SuppressWarnings("unchecked") // a JSON object is a map of strings to JSON
  public @Nullable Map<String, Object> actor() {
    return claims.get("act") instanceof Map<?, ?> actor ? (Map<String, Object>) actor : null;
  }

  /** The id of the active organization. */
  public @Nullable String orgId() {
    return org.id();
  }

  /** The slug of the active organization. */
  public @Nullable String orgSlug() {
    return org.slug();
  }

  /** The user's role in the active organization, with its prefix, such as {@code org:admin}. */
  public @Nullable String orgRole() {
    return org.role();
  }

  /** The user's permissions in the active organization, such as {@code org:invoices:create}. */
  public List<String> orgPermissions() {
    return org.permissions();
  }

  /**
   * A claim as it is in the token: a string, number, boolean, list or map; null where there is
   * none.
   */
  public @Nullable Object get(String name) {
    return claims.get(name);
  }

  /**
   * A claim as a value of a type; null where there is none, or it is of another kind.
   *
   * @param type {@code String}, {@code Boolean}, {@code Long}, {@code Integer}, {@code Double},
   *     {@code Instant} (of seconds since the epoch), {@code List}, {@code Map}, or a record as in
   *     {@link #as}
   */
  @SuppressWarnings("unchecked") // it is of the type, or null
  public <T> @Nullable T get(String name, Class<T> type) {
    return (T) ClaimConverter.of(claims.get(name), type);
  }

  /**
   * Claims of your own as a record of yours.
   *
   * <pre>{@code
   * record Plan(String planName, int seats, List<String> regions) {}
   *
   * Plan plan = claims.as(Plan.class); // {"plan_name": "pro", "seats": 5, "regions": ["eu"]}
   * }</pre>
   *
   * Its components are named as the claims are, or as they are in snake case, and have the types
   * that {@link #get(String, Class)} knows, or are lists of such. Where there is no claim of that
   * type, a component is null, empty, zero or false.
   *
   * @throws io.github.clerk4j.ClerkConfigurationException if such a record cannot be made, as its
   *     package is not open to this library, or its constructor throws
   */
  public <T extends Record> T as(Class<T> type) {
    return type.cast(ClaimConverter.record(claims, type));
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

  /** All claims as they are in the token. */
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
