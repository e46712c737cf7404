package io.github.clerk4j.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The roles of members and the permissions of roles; a new instance has Clerk's two roles. */
final class Roles {
  static final String ADMIN = "org:admin";
  static final String MEMBER = "org:member";

  private static final List<String> FOR_MEMBERS =
      List.of("org:sys_memberships:read", "org:sys_billing:read", "org:sys_api_keys:read");
  private static final List<String> FOR_ADMINS =
      List.of(
          "org:sys_profile:manage",
          "org:sys_profile:delete",
          "org:sys_memberships:manage",
          "org:sys_domains:read",
          "org:sys_domains:manage",
          "org:sys_billing:manage",
          "org:sys_api_keys:manage");

  private final Store store;
  private final Collection roles;
  private final Collection permissions;

  Roles(Store store) {
    this.store = store;
    this.roles = new Collection(store, "OrganizationRole", "organization role", "role_");
    this.permissions =
        new Collection(store, "OrganizationPermission", "organization permission", "perm_");
  }

  void addTo(BackendApi api) {
    String one = "/organization_roles/{id}";
    api.on("GET", "/organization_roles", call -> call.list(all()));
    api.on("POST", "/organization_roles", call -> create(call.json()));
    api.on("GET", one, this::role);
    api.on("PATCH", one, this::update);
    api.on("DELETE", one, call -> delete(role(call)));
    api.on("POST", one + "/permissions/{permission_id}", call -> assign(call, true));
    api.on("DELETE", one + "/permissions/{permission_id}", call -> assign(call, false));
    String permission = "/organization_permissions/{id}";
    api.on("GET", "/organization_permissions", call -> call.list(allPermissions()));
    api.on(
        "POST",
        "/organization_permissions",
        call -> permissions.create(call.json(), this::checkPermission));
    api.on("GET", permission, this::permission);
    api.on("PATCH", permission, this::updatePermission);
    api.on("DELETE", permission, call -> deletePermission(permission(call)));
  }

  /** Returns the role with this key, or null. */
  @Nullable Resource find(String key) {
    all();
    return roles.find("key", key);
  }

  Resource byId(String id) {
    all();
    return roles.get(id);
  }

  /** Returns the key if there is such a role. */
  String existing(String key) {
    if (find(key) == null) {
      throw ApiError.parameter(
          404, "resource_not_found", "not found", "role", "There is no role " + key + ".");
    }
    return key;
  }

  /** Returns the keys of the permissions of a role. */
  List<String> permissions(String key) {
    Resource role = find(key);
    return role == null
        ? List.of()
        : role.resources("permissions").stream()
            .map(each -> Objects.requireNonNull(each.text("key")))
            .toList();
  }

  /** Adds a role with these permissions unless it exists. */
  void define(String key, List<String> permissionKeys) {
    if (find(key) == null) {
      add(key, key.replaceFirst("^org:", ""), permissionKeys, "user");
    }
  }

  List<Resource> all() {
    store.fillOnce("roles", this::addInitial);
    return roles.all();
  }

  private void addInitial() {
    add(MEMBER, "Member", FOR_MEMBERS, "system");
    List<String> all = new ArrayList<>(FOR_MEMBERS);
    all.addAll(FOR_ADMINS);
    add(ADMIN, "Admin", all, "system").with("is_creator_eligible", true);
  }

  private List<Resource> allPermissions() {
    all();
    return permissions.all();
  }

  private Resource add(String key, String name, List<String> permissionKeys, String type) {
    List<Resource> all = new ArrayList<>();
    for (String each : permissionKeys) {
      Resource known = permissions.find("key", each);
      all.add(
          known != null
              ? known
              : permissions.add(
                  permissions
                      .blank()
                      .with("key", each)
                      .with("name", each.replaceFirst("^org:", ""))
                      .with("type", type)));
    }
    return roles.add(roles.blank().with("key", key).with("name", name).with("permissions", all));
  }

  private Resource create(Fields fields) {
    all();
    return roles.create(fields, this::check);
  }

  private Resource update(FakeRequest call) {
    Resource role = role(call);
    String former = Objects.requireNonNull(role.text("key"));
    roles.update(role, call.json(), this::check);
    for (Resource each : store.memberships.values()) {
      if (former.equals(each.get("role"))) {
        each.with("role", role.get("key"));
      }
    }
    new Memberships(store).refresh();
    return role;
  }

  /** Checks the key, and turns the ids of permissions into permissions. */
  private void check(Resource role, Fields fields) {
    checkKey(role, roles, "org:[a-z0-9_-]+", "org:editor");
    if (fields.has("permissions")) {
      List<Resource> all = new ArrayList<>();
      fields.texts("permissions").forEach(each -> all.add(permissions.get(each)));
      role.with("permissions", all);
    }
  }

  private Resource delete(Resource role) {
    Object key = role.get("key");
    if (store.memberships.values().stream()
        .anyMatch(each -> Objects.equals(key, each.get("role")))) {
      throw ApiError.of(
          400,
          "organization_role_assigned_members",
          "role in use",
          "Members have the role " + key + "; give them another one first.");
    }
    return roles.delete(role);
  }

  private Resource assign(FakeRequest call, boolean add) {
    Resource role = role(call);
    Resource permission = permissions.get(call.path("permission_id"));
    List<Resource> assigned = role.resources("permissions");
    boolean removed = assigned.removeIf(each -> each.id().equals(permission.id()));
    if (add) {
      assigned.add(permission);
    } else if (!removed) {
      throw ApiError.of(
          404,
          "organization_role_permission_association_not_found",
          "not assigned",
          "The role does not have the permission " + permission.id() + ".");
    }
    new Memberships(store).refresh();
    return role.with("updated_at", store.now());
  }

  private void checkPermission(Resource permission, Fields fields) {
    if ("".equals(permission.get("type"))) {
      permission.with("type", "user");
    }
    checkKey(permission, permissions, "org:[a-z0-9_-]+:[a-z0-9_-]+", "org:invoices:create");
  }

  private static void checkKey(Resource resource, Collection all, String form, String example) {
    String key = Objects.requireNonNullElse(resource.text("key"), "");
    if (!key.matches(form)) {
      throw ApiError.parameter(
          422, "form_param_format_invalid", "is invalid", "key", "A key is like " + example + ".");
    }
    if (all.isTaken(resource, "key")) {
      throw ApiError.parameter(
          422, "form_identifier_exists", "already exists", "key", "The key " + key + " is taken.");
    }
  }

  private Resource updatePermission(FakeRequest call) {
    Resource permission = checkOwn(permission(call));
    permissions.update(permission, call.json(), this::checkPermission);
    new Memberships(store).refresh();
    return permission;
  }

  private Resource deletePermission(Resource permission) {
    checkOwn(permission);
    for (Resource role : roles.all()) {
      role.resources("permissions").removeIf(each -> each.id().equals(permission.id()));
    }
    new Memberships(store).refresh();
    return permissions.delete(permission);
  }

  private static Resource checkOwn(Resource permission) {
    if ("system".equals(permission.get("type"))) {
      throw ApiError.of(
          400,
          "organization_system_permission_not_modifiable",
          "system permission",
          "Permissions of Clerk's own can't be changed.");
    }
    return permission;
  }

  private Resource role(FakeRequest call) {
    all();
    return roles.get(call.path("id"));
  }

  private Resource permission(FakeRequest call) {
    all();
    return permissions.get(call.path("id"));
  }
}
