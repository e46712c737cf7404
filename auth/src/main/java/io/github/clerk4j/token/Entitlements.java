package io.github.clerk4j.token;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The features or plans of a user and the active organization: claims such as {@code
 * o:invoices,uo:chat}. Malformed ones grant nothing.
 *
 * @param all in the order of the claim, those that grant nothing too
 */
record Entitlements(List<Entitlement> all) {
  private static final Entitlements NONE = new Entitlements(List.of());
  private static final Set<String> ORGANIZATION = Set.of("o", "org", "organization");
  private static final Set<String> USER = Set.of("u", "user");

  /**
   * A feature or plan.
   *
   * @param scope {@code o}, {@code u}, {@code ou} or {@code uo}; any other grants nothing
   */
  record Entitlement(String scope, String slug) {
    boolean isOfOrganization() {
      return !slug.isEmpty() && (scope.equals("o") || isOfBoth());
    }

    boolean isOfUser() {
      return !slug.isEmpty() && (scope.equals("u") || isOfBoth());
    }

    private boolean isOfBoth() {
      return scope.equals("ou") || scope.equals("uo");
    }
  }

  /** Returns what a claim lists; nothing if one of its elements has no scope. */
  static Entitlements of(@Nullable Object claim) {
    if (!(claim instanceof String list)) {
      return NONE;
    }
    List<Entitlement> all = new ArrayList<>();
    for (String part : list.split(",", -1)) {
      int colon = part.indexOf(':');
      if (colon < 0) {
        return NONE;
      }
      all.add(new Entitlement(part.substring(0, colon).strip(), part.substring(colon + 1).strip()));
    }
    return new Entitlements(all);
  }

  /**
   * Returns true if one is there, for the user or the organization as its prefix says; without a
   * prefix, for either.
   */
  boolean has(String asked) {
    int colon = asked.indexOf(':');
    String scope = asked.substring(0, Math.max(colon, 0));
    String slug = asked.substring(colon + 1);
    boolean organization = colon < 0 || ORGANIZATION.contains(scope);
    boolean user = colon < 0 || USER.contains(scope);
    return all.stream()
        .filter(each -> each.slug().equals(slug))
        .anyMatch(each -> (organization && each.isOfOrganization()) || (user && each.isOfUser()));
  }
}
