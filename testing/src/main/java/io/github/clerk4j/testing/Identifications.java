package io.github.clerk4j.testing;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The email addresses and phone numbers of users. */
final class Identifications {
  /** An email address or phone number with its user. */
  record Owned(Resource user, Resource identification) {}

  private final Store store;

  Identifications(Store store) {
    this.store = store;
  }

  /** Adds one to a user; the first one becomes primary. */
  Resource add(Resource user, IdentificationKind kind, String text, String status) {
    kind.check(text);
    new Restrictions(store).check(text);
    if (store.users.values().stream().anyMatch(each -> find(each, kind, text) != null)) {
      throw ApiError.taken(kind.object);
    }
    Resource added =
        new Resource()
            .with("id", RandomText.id("idn_"))
            .with("object", kind.object)
            .with(kind.object, text)
            .with("reserved", status.equals("reserved"))
            .with("verification", null)
            .with("linked_to", List.of())
            .with("created_at", store.now())
            .with("updated_at", store.now());
    if (kind == IdentificationKind.EMAIL) {
      added.with("matches_sso_connection", false);
    } else {
      added
          .with("reserved_for_second_factor", false)
          .with("default_second_factor", false)
          .with("backup_codes", null);
    }
    if (status.equals("verified")) {
      verify(added);
    }
    user.resources(kind.list).add(added);
    if (user.get(kind.primary) == null) {
      user.with(kind.primary, added.id());
    }
    return added;
  }

  Owned get(IdentificationKind kind, String id) {
    for (Resource user : store.users.values()) {
      for (Resource each : user.resources(kind.list)) {
        if (each.id().equals(id)) {
          return new Owned(user, each);
        }
      }
    }
    throw ApiError.notFound(kind.object.replace('_', ' '), id);
  }

  /** Removes one; after the primary one, the user has no primary one. */
  void remove(Owned owned, IdentificationKind kind) {
    String id = owned.identification().id();
    owned.user().resources(kind.list).removeIf(each -> each.id().equals(id));
    if (id.equals(owned.user().get(kind.primary))) {
      owned.user().with(kind.primary, null);
    }
  }

  static void makePrimary(Resource user, IdentificationKind kind, String id) {
    boolean suits =
        user.resources(kind.list).stream()
            .anyMatch(each -> each.id().equals(id) && isVerified(each));
    if (!suits) {
      throw ApiError.invalid(kind.primary, "The user has no verified one with this id.");
    }
    user.with(kind.primary, id);
  }

  static void verify(Resource identification) {
    identification
        .with("reserved", false)
        .with(
            "verification",
            new Resource()
                .with("object", "verification_admin")
                .with("status", "verified")
                .with("strategy", "admin")
                .with("attempts", null)
                .with("expire_at", null));
  }

  static boolean isVerified(Resource identification) {
    Map<String, @Nullable Object> verification = identification.map("verification");
    return Objects.equals("verified", verification.get("status"));
  }

  /** Returns the user's primary one, or null. */
  static @Nullable Resource primary(Resource user, IdentificationKind kind) {
    for (Resource each : user.resources(kind.list)) {
      if (each.id().equals(user.get(kind.primary))) {
        return each;
      }
    }
    return null;
  }

  /** Returns the user's one with this text, in upper or lower case, or null. */
  static @Nullable Resource find(Resource user, IdentificationKind kind, String text) {
    for (Resource each : user.resources(kind.list)) {
      if (text.equalsIgnoreCase(each.text(kind.object))) {
        return each;
      }
    }
    return null;
  }
}
