package io.github.clerk4j.testing;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Sessions, created and ended over HTTP or by a test. */
final class Sessions {
  private final Store store;

  Sessions(Store store) {
    this.store = store;
  }

  /**
   * Starts a session like a sign-in. The organization that the user activated last is active, else
   * the one that the user joined last.
   */
  Resource signIn(Resource user) {
    String last = store.lastOrganizations.get(user.id());
    boolean left = last != null && store.membership(user.id(), last) == null;
    if (left || !store.lastOrganizations.containsKey(user.id())) {
      last =
          store.membershipsOf(user.id()).stream()
              .map(Sessions::organization)
              .findFirst()
              .orElse(null);
    }
    return create(user, last, null);
  }

  /**
   * Makes an organization active, by id or slug, or none if that is empty.
   *
   * @throws ApiError if the user is no member
   */
  void activate(Resource session, String organization) {
    String userId = Objects.requireNonNull(session.text("user_id"));
    String id = null;
    if (!organization.isEmpty()) {
      id =
          store.membershipsOf(userId).stream()
              .filter(
                  each ->
                      organization.equals(organization(each))
                          || organization.equals(each.map("organization").get("slug")))
              .map(Sessions::organization)
              .findFirst()
              .orElseThrow(() -> ApiError.notFound("membership in", organization));
    }
    session.with("last_active_organization_id", id).with("updated_at", store.now());
    store.lastOrganizations.put(userId, id);
  }

  private static String organization(Resource membership) {
    return String.valueOf(membership.map("organization").get("id"));
  }

  /**
   * @param organizationId the active organization; the user must be a member
   * @param actor the {@code act} claim: the user who really acts, or null
   */
  Resource create(Resource user, @Nullable String organizationId, @Nullable Map<String, ?> actor) {
    if (user.is("banned") || user.is("locked")) {
      String state = user.is("banned") ? "banned" : "locked";
      throw ApiError.of(
          403, "user_" + state, "user " + state, "The user " + user.id() + " is " + state + ".");
    }
    if (organizationId != null) {
      store.organization(organizationId);
      if (store.membership(user.id(), organizationId) == null) {
        throw ApiError.invalid(
            "active_organization_id", "The user is no member of " + organizationId + ".");
      }
      store.lastOrganizations.put(user.id(), organizationId);
    }
    long now = store.now();
    Resource session =
        new Resource()
            .with("object", "session")
            .with("id", RandomText.id("sess_"))
            .with("user_id", user.id())
            .with("client_id", RandomText.id("client_"))
            .with("actor", actor)
            .with("status", "active")
            .with("last_active_organization_id", organizationId)
            .with("last_active_at", now)
            .with("latest_activity", null)
            .with("expire_at", now + store.sessionLifetime.toMillis())
            .with("abandon_at", now + store.inactivityTimeout.toMillis())
            .with("updated_at", now)
            .with("created_at", now)
            .with("tasks", null);
    store.sessions.put(session.id(), session);
    user.with("last_sign_in_at", now).with("last_active_at", now);
    return session;
  }

  /** Ends the sessions whose lifetime is over, or which were inactive for too long. */
  static void endOverdue(Store store) {
    for (Resource each : store.sessions.values()) {
      long expires = each.number("expire_at");
      long abandoned = each.number("abandon_at");
      long end = Math.min(expires, abandoned);
      if (isOpen(each) && end <= store.now()) {
        each.with("status", end == expires ? "expired" : "abandoned").with("updated_at", end);
      }
    }
  }

  /** Notes that the browser of a session uses it. */
  static Resource active(Store store, Resource session) {
    return session
        .with("last_active_at", store.now())
        .with("abandon_at", store.now() + store.inactivityTimeout.toMillis());
  }

  Resource end(Resource session, String status) {
    return session.with("status", status).with("updated_at", store.now());
  }

  /**
   * Returns a token as the session's front end gets it, or the Backend API, which knows no origin.
   */
  String token(Resource session, @Nullable Resource template, @Nullable Long lifetime) {
    open(store, session.id());
    store.user(Objects.requireNonNull(session.text("user_id")));
    TokenBuilder token = TokenBuilder.of(store, session).withoutClaim("azp");
    if (template != null) {
      token.template(Objects.requireNonNull(template.text("name")));
    }
    return (lifetime == null ? token : token.lifetime(Duration.ofSeconds(lifetime))).sign();
  }

  /** Returns the session of this id, which must not have ended. */
  static Resource open(Store store, String id) {
    Resource session = store.session(id);
    if (!isOpen(session)) {
      throw ApiError.notFound("active session", id);
    }
    return session;
  }

  static boolean isOpen(Resource session) {
    return "active".equals(session.text("status")) || "pending".equals(session.text("status"));
  }
}
