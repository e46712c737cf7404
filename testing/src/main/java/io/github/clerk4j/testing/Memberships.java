package io.github.clerk4j.testing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The members of organizations, added and changed over HTTP or by a test. */
final class Memberships {
  private static final List<String> METADATA = List.of("public_metadata", "private_metadata");

  private final Store store;
  private final Collection memberships;
  private final Roles roles;

  Memberships(Store store) {
    this.store = store;
    this.memberships =
        new Collection(
            store,
            "OrganizationMembership",
            "organization membership",
            "orgmem_",
            store.memberships);
    this.roles = new Roles(store);
  }

  void addTo(BackendApi api) {
    String all = "/organizations/{id}/memberships";
    String one = all + "/{user_id}";
    api.on("GET", all, this::list);
    api.on("POST", all, this::create);
    api.on("PATCH", one, this::update);
    api.on("DELETE", one, call -> remove(membership(call)));
    api.on(
        "PATCH",
        one + "/metadata",
        call -> Metadata.mergeInto(membership(call), METADATA, call.json(), store.now()));
    api.on("GET", "/organization_memberships", call -> call.list(shown(memberships.all())));
    api.on(
        "GET",
        "/users/{user_id}/organization_memberships",
        call -> call.list(shown(store.membershipsOf(store.user(call.path("user_id")).id()))));
  }

  /**
   * Adds a member, or changes the role of one.
   *
   * @param permissions the permissions of this member alone, or null for those of the role
   */
  Resource add(
      Resource organization, Resource user, String role, @Nullable List<String> permissions) {
    Resource former = store.membership(user.id(), organization.id());
    if (former == null) {
      store.lastOrganizations.put(user.id(), organization.id());
    } else {
      memberships.delete(former);
      store.grantedPermissions.remove(former.id());
    }
    Resource membership =
        memberships
            .blank()
            .with("role", role)
            .with("organization", organization)
            .with("private_metadata", new LinkedHashMap<>())
            .with("public_user_data", new Resource().with("user_id", user.id()));
    if (former != null) {
      membership.with("id", former.id()).with("created_at", former.get("created_at"));
    }
    if (permissions != null) {
      store.grantedPermissions.put(membership.id(), permissions);
    }
    return shown(memberships.add(membership));
  }

  static boolean isRole(String text) {
    return text.matches("org:[\\w-]+");
  }

  static boolean isPermission(String text) {
    return text.matches("org:[\\w-]+:[\\w-]+");
  }

  /** Adds a member, whose role and permissions need not exist yet. */
  Resource addAs(String role, List<String> permissions, Resource organization, Resource user) {
    for (String each : permissions) {
      if (!isPermission(each)) {
        throw ApiError.invalid("permissions", "A permission is like org:invoices:create: " + each);
      }
    }
    if (!isRole(role)) {
      throw ApiError.invalid("role", "A role is like org:admin: " + role);
    }
    roles.define(role, permissions);
    return add(organization, user, role, permissions.isEmpty() ? null : permissions);
  }

  /** Brings what a membership repeats of the user and the role up to date. */
  Resource shown(Resource membership) {
    String role = Objects.requireNonNull(membership.text("role"));
    Resource kind = roles.find(role);
    List<String> granted = store.grantedPermissions.get(membership.id());
    membership
        .with("role_name", kind == null ? role.replaceFirst("^org:", "") : kind.get("name"))
        .with("permissions", granted == null ? roles.permissions(role) : granted);
    Resource user = store.users.get(userId(membership));
    if (user != null) {
      membership.with("public_user_data", publicData(user));
    }
    return membership;
  }

  /** Brings all memberships up to date, after a role has changed. */
  void refresh() {
    shown(memberships.all());
  }

  List<Resource> of(Resource organization) {
    return shown(
        memberships.all(each -> organization.id().equals(each.map("organization").get("id"))));
  }

  List<String> userIds(Resource organization) {
    return of(organization).stream().map(Memberships::userId).toList();
  }

  /** Returns true for a member who can manage the members. */
  static boolean canManage(Resource membership) {
    return membership.get("permissions") instanceof List<?> permissions
        && permissions.contains("org:sys_memberships:manage");
  }

  private List<Resource> shown(List<Resource> found) {
    found.forEach(this::shown);
    return found;
  }

  private Object list(FakeRequest call) {
    UserFilter users = new UserFilter(store, call);
    List<String> wanted = call.queries("role");
    return new ListQuery(call)
        .ofFound(
            of(store.organization(call.path("id"))).stream()
                .filter(
                    each -> ListQuery.isListed(wanted, List.of(String.valueOf(each.get("role")))))
                .filter(each -> users.isMember(store.user(userId(each))))
                .toList());
  }

  private Resource create(FakeRequest call) {
    Fields fields = call.json();
    Resource organization = store.organization(call.path("id"));
    Resource user = store.user(fields.requiredText("user_id"));
    String role = roles.existing(fields.requiredText("role"));
    if (store.membership(user.id(), organization.id()) != null) {
      throw alreadyMember(user.id());
    }
    long most = organization.number("max_allowed_memberships");
    if (most > 0 && of(organization).size() >= most) {
      throw ApiError.of(
          403,
          "organization_membership_quota_exceeded",
          "too many members",
          "The organization can't have more than " + most + " members.");
    }
    Resource added = add(organization, user, role, null);
    return Metadata.mergeInto(added, METADATA, fields, store.now());
  }

  private Resource update(FakeRequest call) {
    Resource membership = membership(call);
    membership.with("role", roles.existing(call.json().requiredText("role")));
    store.grantedPermissions.remove(membership.id());
    return shown(membership.with("updated_at", store.now()));
  }

  /** Removes a member; the organization is no longer active in the member's sessions. */
  private Resource remove(Resource membership) {
    shown(membership);
    memberships.delete(membership);
    store.grantedPermissions.remove(membership.id());
    Object organization = membership.map("organization").get("id");
    for (Resource session : store.sessions.values()) {
      if (userId(membership).equals(session.get("user_id"))
          && Objects.equals(organization, session.get("last_active_organization_id"))) {
        session.with("last_active_organization_id", null);
      }
    }
    store.lastOrganizations.remove(userId(membership), organization);
    return membership;
  }

  static ApiError alreadyMember(String who) {
    return ApiError.of(
        400,
        "already_a_member_in_organization",
        "already a member",
        who + " is a member of the organization already.");
  }

  private Resource membership(FakeRequest call) {
    Resource organization = store.organization(call.path("id"));
    Resource membership = store.membership(call.path("user_id"), organization.id());
    if (membership == null) {
      throw ApiError.notFound("member", call.path("user_id"));
    }
    return shown(membership);
  }

  private static String userId(Resource membership) {
    return String.valueOf(membership.map("public_user_data").get("user_id"));
  }

  private static Map<String, @Nullable Object> publicData(Resource user) {
    Resource email = Identifications.primary(user, IdentificationKind.EMAIL);
    Resource data =
        new Resource()
            .with("user_id", user.id())
            .with("identifier", email == null ? user.get("username") : email.get("email_address"))
            .with("username", Objects.requireNonNullElse(user.text("username"), ""));
    for (String each :
        List.of(
            "first_name", "last_name", "profile_image_url", "image_url", "has_image", "banned")) {
      data.with(each, user.get(each));
    }
    return data;
  }
}
