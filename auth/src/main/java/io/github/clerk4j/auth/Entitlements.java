package io.github.clerk4j.auth;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The features or plans of a user and the active organization: claims such as {@code
 * o:invoices,uo:chat}. Malformed ones grant nothing.
 */
record Entitlements(List<String> ofOrganization, List<String> ofUser) {
  private static final Entitlements NONE = new Entitlements(List.of(), List.of());
  private static final Set<String> ORGANIZATION = Set.of("o", "org", "organization");
  private static final Set<String> USER = Set.of("u", "user");

  static Entitlements of(@Nullable Object claim) {
    if (!(claim instanceof String list)) {
      return NONE;
    }
    Entitlements found = new Entitlements(new ArrayList<>(), new ArrayList<>());
    for (String part : list.split(",", -1)) {
      int colon = part.indexOf(':');
      if (colon < 0) {
        return NONE;
      }
      found.add(part.substring(0, colon).strip(), part.substring(colon + 1).strip());
    }
    return found;
  }

  private void add(String scope, String slug) {
    boolean both = scope.equals("ou") || scope.equals("uo");
    if (both || scope.equals("o")) {
      ofOrganization.add(slug);
    }
    if (both || scope.equals("u")) {
      ofUser.add(slug);
    }
  }

  /** Whether it is there, for whom its prefix says; without a prefix, for either. */
  boolean has(String asked) {
    int colon = asked.indexOf(':');
    String scope = asked.substring(0, Math.max(colon, 0));
    String slug = asked.substring(colon + 1);
    return !slug.isEmpty()
        && (((colon < 0 || ORGANIZATION.contains(scope)) && ofOrganization.contains(slug))
            || ((colon < 0 || USER.contains(scope)) && ofUser.contains(slug)));
  }
}
