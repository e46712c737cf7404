package io.github.clerk4j.testing;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The webhook events of changes: their types and data. */
final class WebhookEvents implements ResourceChanges.Listener {
  /** The first part of the types by the kind of object. */
  private static final Map<String, String> NAMES =
      Map.of(
          "user", "user",
          "session", "session",
          "organization", "organization",
          "organization_membership", "organizationMembership",
          "organization_invitation", "organizationInvitation",
          "organization_domain", "organizationDomain",
          "role", "role",
          "permission", "permission",
          "waitlist_entry", "waitlistEntry");

  /** The objects whose events follow from their status alone. */
  private static final Map<String, Set<String>> STATUSES =
      Map.of(
          "session", Set.of("pending", "ended", "removed", "revoked"),
          "organization_invitation", Set.of("accepted", "revoked"));

  private static final Set<String> NEVER_DELETED = Set.of("waitlist_entry");

  private final Store store;
  private final BiConsumer<String, Resource> sender;

  /**
   * @param sender takes the type and data of each event
   */
  WebhookEvents(Store store, BiConsumer<String, Resource> sender) {
    this.store = store;
    this.sender = sender;
  }

  @Override
  public void changed(@Nullable Resource before, @Nullable Resource after) {
    Resource resource = Objects.requireNonNull(after == null ? before : after);
    String object = Objects.requireNonNullElse(resource.text("object"), "");
    String name = NAMES.get(object);
    String change = name == null ? null : change(object, before, after);
    if (name != null && change != null) {
      sender.accept(name + "." + change, data(object, change, resource));
    }
  }

  private static @Nullable String change(
      String object, @Nullable Resource before, @Nullable Resource after) {
    Set<String> statuses = STATUSES.get(object);
    if (statuses == null) {
      String change = before == null ? "created" : after == null ? "deleted" : "updated";
      return change.equals("deleted") && NEVER_DELETED.contains(object) ? null : change;
    }
    if (after == null) {
      return null;
    }
    String status = Objects.requireNonNullElse(after.text("status"), "");
    if (before == null) {
      return status.equals("pending") && statuses.contains(status) ? status : "created";
    }
    return !status.equals(before.text("status")) && statuses.contains(status) ? status : null;
  }

  private Resource data(String object, String change, Resource resource) {
    Resource data = new Resource();
    data.putAll(resource);
    if (object.equals("session")) {
      return data.with("user", store.users.get(resource.text("user_id")));
    }
    if (change.equals("accepted")) {
      return data.with("user_id", invited(String.valueOf(resource.text("email_address"))));
    }
    if (!change.equals("deleted") || object.equals("organization_membership")) {
      return data;
    }
    return deleted(resource);
  }

  /** Returns what an event tells of a resource that was deleted. */
  static Resource deleted(Resource resource) {
    Resource deleted = Store.deleted(resource);
    for (String each : new String[] {"external_id", "slug"}) {
      if (resource.get(each) != null) {
        deleted.with(each, resource.get(each));
      }
    }
    return deleted;
  }

  private @Nullable String invited(String emailAddress) {
    return store.users.values().stream()
        .filter(each -> Identifications.find(each, IdentificationKind.EMAIL, emailAddress) != null)
        .map(Resource::id)
        .findFirst()
        .orElse(null);
  }
}
