package io.github.clerk4j.testing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The session of a token, with the changes of a {@link TokenBuilder}.
 *
 * <p>A session that exists is not changed; the changes show in the token alone. A session that is
 * started for the token has them in the instance too, so that both agree.
 */
final class TokenSession {
  static final String ORGANIZATION = "last_active_organization_id";

  private final Store store;
  private final @Nullable String userId;
  private final Map<String, @Nullable Object> changes = new LinkedHashMap<>();
  private final Map<String, Object> membershipChanges = new LinkedHashMap<>();
  private @Nullable String sessionId;
  private boolean version1;
  private @Nullable String template;

  private TokenSession(Store store, @Nullable String userId, @Nullable String sessionId) {
    this.store = store;
    this.userId = userId;
    this.sessionId = sessionId;
  }

  static TokenSession existing(Store store, String sessionId) {
    return new TokenSession(store, null, sessionId);
  }

  /** Returns a session that starts when its first token is signed. */
  static TokenSession startedFor(Store store, String userId) {
    return new TokenSession(store, userId, null);
  }

  /** Sets a member of the session, such as {@code status}. */
  void set(String member, @Nullable Object value) {
    changes.put(member, value);
  }

  /** Sets a member of the membership in the active organization, such as {@code role}. */
  void setMembership(String member, Object value) {
    membershipChanges.put(member, value);
  }

  void useVersion1() {
    version1 = true;
  }

  void useTemplate(String name) {
    template = name;
  }

  /** Returns the template of the token, or null for a session token. */
  @Nullable Resource template() {
    return template == null ? null : store.templateNamed(template);
  }

  Resource claims(@Nullable Resource template, long issuedAt) {
    Resource session = session();
    Resource membership = membership(session);
    if (template != null) {
      return TemplateClaims.of(store, template, session, membership, issuedAt);
    }
    SessionClaims claims = new SessionClaims(store, session, membership);
    return version1 ? claims.version1(issuedAt) : claims.version2(issuedAt);
  }

  private Resource session() {
    if (sessionId == null) {
      sessionId = new Sessions(store).create(store.user(String.valueOf(userId)), null, null).id();
    }
    Resource session = store.session(sessionId);
    if (userId == null) {
      Resource copy = new Resource();
      copy.putAll(session);
      session = copy;
    }
    session.putAll(changes);
    return session;
  }

  /** Returns the membership in the active organization, or null without one. */
  private @Nullable Resource membership(Resource session) {
    String organizationId = session.text(ORGANIZATION);
    if (organizationId == null) {
      if (!membershipChanges.isEmpty()) {
        throw new IllegalArgumentException(
            "role(...) and permissions(...) need an active organization; add organization(...)");
      }
      return null;
    }
    String user = Objects.requireNonNull(session.text("user_id"));
    Resource present = store.membership(user, organizationId);
    if (present == null && !changes.containsKey(ORGANIZATION)) {
      return null; // a member who left
    }
    Resource membership =
        new Resource()
            .with("role", "org:member")
            .with("permissions", List.of())
            .with("public_metadata", Map.of())
            .with("organization", store.organization(organizationId));
    if (present != null) {
      membership.putAll(present);
    }
    membership.putAll(membershipChanges);
    return membership;
  }
}
