package io.github.clerk4j.auth;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which paths of a site are about an organization, or about the user alone. Somebody who comes to
 * one of these with another active organization is sent through a handshake that changes it.
 */
final class OrganizationSync {
  private final List<PathPattern> organizations = new ArrayList<>();
  private final List<PathPattern> personal = new ArrayList<>();

  OrganizationSync(List<String> organizationPatterns, List<String> personalAccountPatterns) {
    organizationPatterns.forEach(each -> organizations.add(PathPattern.of(each)));
    personalAccountPatterns.forEach(each -> personal.add(PathPattern.of(each)));
  }

  /**
   * What is to be the active organization instead of that of the claims: its id or slug, or empty
   * for none; null where it may stay.
   */
  @Nullable String target(@Nullable RequestUrl url, SessionClaims claims) {
    if (url == null) {
      return null;
    }
    for (PathPattern each : organizations) {
      Map<String, String> variables = each.match(url.path());
      if (variables != null) {
        String id = variables.get("id");
        String slug = variables.get("slug");
        if (id != null) {
          return id.equals(claims.orgId()) ? null : id;
        }
        if (slug != null) {
          return slug.equals(claims.orgSlug()) ? null : slug;
        }
      }
    }
    for (PathPattern each : personal) {
      if (each.match(url.path()) != null) {
        return claims.orgId() == null ? null : "";
      }
    }
    return null;
  }
}
