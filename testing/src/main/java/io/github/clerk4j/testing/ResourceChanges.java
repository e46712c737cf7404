package io.github.clerk4j.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The differences between the resources of an instance before and after each action.
 *
 * <p>Resources are compared, so that no code that changes one has to announce that. Without a
 * listener, nothing is compared. The holder of the store's monitor uses it.
 */
final class ResourceChanges {
  /** A receiver of changes. */
  interface Listener {
    /**
     * Takes a change.
     *
     * @param before the resource before the action, or null if it is new
     * @param after the resource after the action, or null if it was deleted
     */
    void changed(@Nullable Resource before, @Nullable Resource after);
  }

  /** The members that activity, counters and times change, which is no change of a resource. */
  private static final Set<String> UNIMPORTANT =
      Set.of(
          "updated_at",
          "abandon_at",
          "last_active_at",
          "last_sign_in_at",
          "last_used_at",
          "latest_activity",
          "lockout_expires_in_seconds",
          "members_count",
          "pending_invitations_count");

  /** The members in which memberships show other resources, which have events of their own. */
  private static final Set<String> SHOWN = Set.of("organization", "public_user_data");

  private final List<Map<String, Resource>> collections;
  private Map<String, Resource> known = Map.of();
  private @Nullable Listener listener;

  ResourceChanges(List<Map<String, Resource>> collections) {
    this.collections = collections;
  }

  /** Starts to publish what changes from now on. */
  void listen(Listener listener) {
    this.listener = listener;
    this.known = copies();
  }

  /** Stops to publish. */
  void ignore() {
    listener = null;
    known = Map.of();
  }

  /** Runs an action that adds resources, which are never published as new. */
  void unpublished(Runnable action) {
    Set<String> before = copies().keySet();
    action.run();
    if (listener != null) {
      Map<String, Resource> added = copies();
      added.keySet().removeAll(before);
      known.putAll(added);
    }
  }

  /** Publishes the changes since the last call: new and changed resources, then deleted ones. */
  void publish() {
    Listener to = listener;
    if (to == null) {
      return;
    }
    Map<String, Resource> before = known;
    known = copies();
    for (Map.Entry<String, Resource> each : known.entrySet()) {
      Resource former = before.get(each.getKey());
      if (former == null || !important(former).equals(important(each.getValue()))) {
        to.changed(former, each.getValue());
      }
    }
    List<Resource> deleted = new ArrayList<>();
    before.forEach(
        (id, each) -> {
          if (!known.containsKey(id)) {
            deleted.add(0, each); // memberships before their user or organization
          }
        });
    for (Resource each : deleted) {
      to.changed(each, null);
    }
  }

  private Map<String, Resource> copies() {
    Map<String, Resource> copies = new LinkedHashMap<>();
    for (Map<String, Resource> each : collections) {
      each.forEach((id, resource) -> copies.put(id, (Resource) copy(resource)));
    }
    return copies;
  }

  private static Resource important(Resource resource) {
    Resource important = new Resource();
    important.putAll(resource);
    important.keySet().removeAll(UNIMPORTANT);
    if ("organization_membership".equals(resource.text("object"))) {
      important.keySet().removeAll(SHOWN);
    }
    return important;
  }

  private static @Nullable Object copy(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      Resource copy = new Resource();
      map.forEach((name, each) -> copy.put((String) name, copy(each)));
      return copy;
    }
    return value instanceof List<?> list
        ? list.stream().map(ResourceChanges::copy).collect(Collectors.toCollection(ArrayList::new))
        : value;
  }
}
