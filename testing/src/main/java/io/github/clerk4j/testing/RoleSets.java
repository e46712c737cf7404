package io.github.clerk4j.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Sets of roles, one of which each organization uses; a new instance has one with all roles. */
final class RoleSets {
  static final String INITIAL = "role_set:default";

  private final Store store;
  private final Roles roles;
  private final Collection sets;

  RoleSets(Store store) {
    this.store = store;
    this.roles = new Roles(store);
    this.sets = new Collection(store, "RoleSet", "role set", "rset_");
  }

  void addTo(BackendApi api) {
    String one = "/role_sets/{id}";
    api.on("GET", "/role_sets", call -> call.list(all()));
    api.on("POST", "/role_sets", this::create);
    api.on("GET", one, this::set);
    api.on("PATCH", one, call -> sets.update(set(call), call.json(), this::check));
    api.on("POST", one + "/replace", this::replace);
    api.on("POST", one + "/roles", this::addRoles);
    api.on("POST", one + "/roles/replace", this::replaceRole);
  }

  /** Returns the set with this key or id. */
  Resource get(String keyOrId) {
    all();
    Resource byKey = sets.find("key", keyOrId);
    return byKey == null ? sets.get(keyOrId) : byKey;
  }

  private List<Resource> all() {
    roles.all();
    store.fillOnce("role sets", this::addInitial);
    return sets.all();
  }

  private void addInitial() {
    Resource set =
        sets.blank().with("key", INITIAL).with("name", "Default").with("type", "initial");
    set.with("roles", new ArrayList<>(List.of(item(Roles.ADMIN), item(Roles.MEMBER))));
    sets.add(set.with("default_role", item(Roles.MEMBER)).with("creator_role", item(Roles.ADMIN)));
  }

  private Resource create(FakeRequest call) {
    all();
    return sets.create(
        call.json(),
        (set, fields) -> {
          List<Resource> items = new ArrayList<>();
          fields.texts("roles").forEach(each -> items.add(item(each)));
          set.with("roles", items);
          if (fields.text("key") == null) {
            String name = fields.requiredText("name");
            set.with("key", "role_set:" + name.toLowerCase(Locale.ROOT).replace(' ', '_'));
          }
          set.with("type", Objects.requireNonNullElse(fields.text("type"), "custom"));
          check(set, fields);
        });
  }

  private void check(Resource set, Fields fields) {
    if (sets.isTaken(set, "key")) {
      throw ApiError.parameter(
          422, "form_identifier_exists", "already exists", "key", "Another role set has this key.");
    }
    setRole(set, "default_role", fields.text("default_role_key"));
    setRole(set, "creator_role", fields.text("creator_role_key"));
  }

  private void setRole(Resource set, String member, @Nullable String key) {
    if (key == null) {
      return;
    }
    if (set.resources("roles").stream().noneMatch(each -> key.equals(each.get("key")))) {
      throw ApiError.invalid(member + "_key", "The role set has no role " + key + ".");
    }
    set.with(member, item(key));
  }

  private Resource addRoles(FakeRequest call) {
    Fields fields = call.json();
    Resource set = set(call);
    List<Resource> added = fields.texts("role_keys").stream().map(this::item).toList();
    List<Resource> all = set.resources("roles");
    all.removeIf(each -> fields.texts("role_keys").contains(each.text("key")));
    all.addAll(added);
    check(set, fields);
    return set.with("updated_at", store.now());
  }

  private Resource replaceRole(FakeRequest call) {
    Fields fields = call.json();
    Resource set = set(call);
    String former = fields.requiredText("role_key");
    String next = roles.existing(fields.requiredText("to_role_key"));
    if (!set.resources("roles").removeIf(each -> former.equals(each.get("key")))) {
      throw ApiError.invalid("role_key", "The role set has no role " + former + ".");
    }
    reassign(set, Map.of(former, next));
    for (String each : List.of("default_role", "creator_role")) {
      if (former.equals(set.map(each).get("key"))) {
        set.with(each, item(next));
      }
    }
    return set.with("updated_at", store.now());
  }

  /** Deletes a set; its organizations use the other one. */
  private Resource replace(FakeRequest call) {
    Fields fields = call.json();
    Resource set = set(call);
    Resource other = get(fields.requiredText("dest_role_set_key"));
    Map<String, Object> mappings = new LinkedHashMap<>();
    Map<String, @Nullable Object> given = fields.map("reassignment_mappings");
    if (given != null) {
      given.forEach((from, to) -> mappings.put(from, roles.existing(String.valueOf(to))));
    }
    reassign(set, mappings);
    for (Resource each : store.organizations.values()) {
      if (Objects.equals(set.get("key"), each.get("role_set_key"))) {
        each.with("role_set_key", other.get("key"));
      }
    }
    return sets.delete(set);
  }

  /** Gives other roles to the members of the organizations that use a set. */
  private void reassign(Resource set, Map<String, ?> roleKeys) {
    for (Resource member : store.memberships.values()) {
      Object next = roleKeys.get(member.text("role"));
      if (next != null
          && Objects.equals(set.get("key"), member.map("organization").get("role_set_key"))) {
        member.with("role", next);
      }
    }
    new Memberships(store).refresh();
  }

  private Resource item(String roleKey) {
    Resource role = Objects.requireNonNull(roles.find(roles.existing(roleKey)));
    Resource item = new Resource().with("object", "role_set_item");
    for (String each : List.of("id", "name", "key", "description", "created_at", "updated_at")) {
      item.with(each, role.get(each));
    }
    return item;
  }

  private Resource set(FakeRequest call) {
    return get(call.path("id"));
  }
}
