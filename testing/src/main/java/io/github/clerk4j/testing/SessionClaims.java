package io.github.clerk4j.testing;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The claims of a session token, in both versions of the format. */
final class SessionClaims {
  private final Store store;
  private final Resource session;
  private final Resource user;
  private final @Nullable Resource membership;

  /**
   * @param membership the membership in the active organization, or null without one
   */
  SessionClaims(Store store, Resource session, @Nullable Resource membership) {
    this.store = store;
    this.session = session;
    this.user = store.user(Objects.requireNonNull(session.text("user_id")));
    this.membership = membership;
  }

  Resource version2(long issuedAt) {
    Resource claims = common(issuedAt);
    claims.with("jti", RandomText.hex(20)).with("v", 2);
    claims.with("sts", "pending".equals(session.text("status")) ? "pending" : "active");
    AuthorizationClaims authorization = new AuthorizationClaims();
    Resource organization = organization();
    if (membership != null && organization != null) {
      authorization.addOrganization(store.subscription(organization.id()), permissions(membership));
    }
    authorization.addUser(store.subscription(user.id()));
    if (membership != null && organization != null) {
      Resource o =
          new Resource()
              .with("id", organization.id())
              .with("slg", organization.text("slug"))
              .with("rol", role(membership).replaceFirst("^org:", ""));
      o.putAll(authorization.permissions());
      claims.with("o", o);
    }
    claims.putAll(authorization.plansAndFeatures());
    return claims;
  }

  Resource version1(long issuedAt) {
    Resource claims = common(issuedAt);
    Resource organization = organization();
    if (membership != null && organization != null) {
      claims
          .with("org_id", organization.id())
          .with("org_slug", organization.text("slug"))
          .with("org_role", role(membership))
          .with("org_permissions", permissions(membership));
    }
    return claims;
  }

  private Resource common(long issuedAt) {
    Resource claims = new Resource();
    if (store.authorizedParty != null) {
      claims.with("azp", store.authorizedParty);
    }
    claims
        .with("iss", store.issuer)
        .with("sub", user.id())
        .with("sid", session.id())
        .with("iat", issuedAt)
        .with("nbf", issuedAt - 10)
        .with("exp", issuedAt + 60)
        .with("fva", List.of(minutesSinceSignIn(issuedAt), -1));
    if (session.get("actor") != null) {
      claims.with("act", session.get("actor"));
    }
    return claims;
  }

  private long minutesSinceSignIn(long issuedAt) {
    long age = issuedAt - session.number("created_at") / 1000;
    return Math.max(0, Duration.ofSeconds(age).toMinutes());
  }

  private @Nullable Resource organization() {
    return membership == null
        ? null
        : store.organizations.get(String.valueOf(membership.map("organization").get("id")));
  }

  private static String role(Resource membership) {
    return Objects.requireNonNull(membership.text("role"));
  }

  /** Returns the permissions without those that Clerk itself defines, which no token carries. */
  private static List<String> permissions(Resource membership) {
    List<?> all = (List<?>) Objects.requireNonNull(membership.get("permissions"));
    return all.stream()
        .map(String.class::cast)
        .filter(each -> !each.startsWith("org:sys_"))
        .toList();
  }
}
