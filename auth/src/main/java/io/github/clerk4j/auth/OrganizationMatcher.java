package io.github.clerk4j.auth;

import io.github.clerk4j.token.SessionClaims;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A matcher of paths that belong to an organization, or to the user alone. A user with another
 * active organization is redirected through a handshake that changes it.
 */
final class OrganizationMatcher {
  private static final String ID = "id";
  private static final String SLUG = "slug";
  private static final String NONE = "";

  private final List<PathPattern> organizations = new ArrayList<>();
  private final List<PathPattern> personal = new ArrayList<>();

  OrganizationMatcher(List<String> organizationPatterns, List<String> personalAccountPatterns) {
    organizationPatterns.forEach(each -> organizations.add(PathPattern.of(each)));
    personalAccountPatterns.forEach(each -> personal.add(PathPattern.of(each)));
  }

  /**
   * Returns the organization that a path is about: its id or slug, or empty for none; null if the
   * path is about neither.
   */
  @Nullable String organizationOf(@Nullable RequestUrl url) {
    Target target = url == null ? null : of(url);
    return target == null ? null : target.organization();
  }

  /**
   * Returns the organization that is to be active instead of that of the claims: its id or slug, or
   * empty for none; null if that may stay.
   */
  @Nullable String target(@Nullable RequestUrl url, SessionClaims claims) {
    Target target = url == null ? null : of(url);
    return target == null || target.isActive(claims) ? null : target.organization();
  }

  private @Nullable Target of(RequestUrl url) {
    for (PathPattern each : organizations) {
      Map<String, String> variables = each.match(url.path());
      if (variables != null) {
        for (String name : List.of(ID, SLUG)) {
          String value = variables.get(name);
          if (value != null) {
            return new Target(name, value);
          }
        }
      }
    }
    for (PathPattern each : personal) {
      if (each.match(url.path()) != null) {
        return new Target(NONE, "");
      }
    }
    return null;
  }

  /** The organization of a path, by its id or slug, or none. */
  private record Target(String by, String organization) {
    boolean isActive(SessionClaims claims) {
      return switch (by) {
        case ID -> organization.equals(claims.orgId());
        case SLUG -> organization.equals(claims.orgSlug());
        default -> claims.orgId() == null;
      };
    }
  }
}
