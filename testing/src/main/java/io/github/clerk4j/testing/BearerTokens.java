package io.github.clerk4j.testing;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The common part of API keys, M2M tokens and OAuth access tokens: they expire or are revoked. */
final class BearerTokens {
  private final Store store;
  private final Map<String, Resource> kept;
  private final String kind;

  BearerTokens(Store store, Map<String, Resource> kept, String kind) {
    this.store = store;
    this.kept = kept;
    this.kind = kind;
  }

  /**
   * Stores a token, with its secret apart from it.
   *
   * @param seconds the lifetime, or null for ever
   */
  Resource add(Resource bearer, String secret, @Nullable Long seconds) {
    long now = store.now();
    bearer
        .with("revoked", false)
        .with("revocation_reason", null)
        .with("expired", false)
        .with("expiration", seconds == null ? null : now + seconds * 1000)
        .with("created_at", now)
        .with("updated_at", now);
    kept.put(bearer.id(), bearer);
    store.secrets.put(bearer.id(), secret);
    return bearer;
  }

  Resource get(String id) {
    return shown(Store.found(kept, kind, id));
  }

  /** Returns the token of this secret, whatever its state. */
  Resource verify(String secret) {
    Resource bearer = store.bySecret(kept, secret);
    if (bearer == null) {
      throw unknown();
    }
    if (bearer.containsKey("last_used_at")) {
      bearer.with("last_used_at", store.now());
    }
    return shown(bearer);
  }

  Resource revoke(String id, @Nullable String reason) {
    return shown(Store.found(kept, kind, id))
        .with("revoked", true)
        .with("revocation_reason", reason)
        .with("updated_at", store.now());
  }

  Resource delete(String id) {
    Resource bearer = Store.found(kept, kind, id);
    kept.remove(id);
    store.secrets.remove(id);
    return Store.deleted(bearer);
  }

  /** Returns the tokens of a user, organization or machine, newest first. */
  List<Resource> of(String subject, boolean revokedToo, boolean expiredToo) {
    return Store.newestFirst(kept).stream()
        .map(this::shown)
        .filter(each -> subject.equals(each.text("subject")))
        .filter(each -> revokedToo || !each.is("revoked"))
        .filter(each -> expiredToo || !each.is("expired"))
        .toList();
  }

  /** Returns an error that does not say which of several things is wrong. */
  ApiError unknown() {
    return ApiError.of(404, "resource_not_found", "not found", "There is no such " + kind + ".");
  }

  private Resource shown(Resource bearer) {
    boolean expired =
        bearer.get("expiration") != null && bearer.number("expiration") <= store.now();
    return bearer.with("expired", expired);
  }
}
