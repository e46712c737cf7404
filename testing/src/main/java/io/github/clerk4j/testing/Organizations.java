package io.github.clerk4j.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Organizations, created and changed over HTTP or by a test. */
final class Organizations {
  private static final List<String> METADATA = List.of("public_metadata", "private_metadata");

  private static final Pattern URL_OR_HTML = Pattern.compile("(?i)https?://|www\\.|</?[a-z!]");

  private final Store store;
  private final Collection organizations;
  private final Memberships memberships;

  Organizations(Store store) {
    this.store = store;
    this.organizations =
        new Collection(store, "Organization", "organization", "org_", store.organizations);
    this.memberships = new Memberships(store);
  }

  void addTo(BackendApi api) {
    String one = "/organizations/{id}";
    api.on("GET", "/organizations", this::list);
    api.on("POST", "/organizations", call -> create(call.json()));
    api.on("GET", one, call -> counted(call, byIdOrSlug(call.path("id"))));
    api.on("PATCH", one, call -> update(organization(call), call.json()));
    api.on("DELETE", one, call -> delete(organization(call)));
    api.on(
        "PATCH",
        one + "/metadata",
        call -> Metadata.mergeInto(organization(call), METADATA, call.json(), store.now()));
    api.on(
        "PUT",
        one + "/metadata",
        call -> Metadata.replaceIn(organization(call), METADATA, call.json(), store.now()));
    api.on("PUT", one + "/logo", call -> organization(call).with("has_image", true));
    api.on("DELETE", one + "/logo", call -> organization(call).with("has_image", false));
  }

  /** Adds an organization; without a slug, it gets one from its name. */
  Resource create(String name, @Nullable String slug) {
    return create(
        Fields.of(
            "CreateOrganizationParams", new Resource().with("name", name).with("slug", slug)));
  }

  /**
   * Returns the organization with an id that a test has chosen, which is added if there is none.
   */
  Resource withId(String id) {
    Resource known = store.organizations.get(id);
    if (known != null) {
      return known;
    }
    Resource organization = create(id, id.toLowerCase(Locale.ROOT).replace('_', '-'));
    store.organizations.remove(organization.id());
    store.organizations.put(id, organization.with("id", id));
    return organization;
  }

  private Resource create(Fields fields) {
    String creator = fields.text("created_by");
    if (creator != null && !store.users.containsKey(creator)) {
      throw ApiError.of(
          400,
          "organization_creator_not_found",
          "creator not found",
          "There is no user " + creator + ".");
    }
    Resource created =
        organizations.create(
            fields,
            (organization, given) -> {
              if (given.text("slug") == null) {
                organization.with("slug", slug(given.requiredText("name")));
              }
              organization
                  .with("image_url", store.issuer + "/images/" + organization.id())
                  .with("admin_delete_enabled", true);
              organization.putIfAbsent("private_metadata", new LinkedHashMap<>());
              organization.putIfAbsent("role_set_key", RoleSets.INITIAL);
              check(organization, given);
            });
    if (creator != null) {
      memberships.add(created, store.user(creator), Roles.ADMIN, null);
    }
    return created;
  }

  private Resource update(Resource organization, Fields fields) {
    return organizations.update(organization, fields, this::check);
  }

  private void check(Resource organization, Fields fields) {
    String name = Objects.requireNonNullElse(organization.text("name"), "");
    if (name.isBlank()) {
      throw ApiError.invalid("name", "name must not be blank.");
    }
    if (URL_OR_HTML.matcher(name).find()) {
      throw ApiError.invalid("name", "name must have no URL and no HTML.");
    }
    if (organization.get("slug") != null && organizations.isTaken(organization, "slug")) {
      throw ApiError.taken("slug");
    }
    if (fields.time("created_at") != null) {
      organization.with("created_at", fields.time("created_at"));
    }
    if (fields.text("role_set_key") != null) {
      new RoleSets(store).get(fields.requiredText("role_set_key"));
    }
  }

  /** Deletes an organization with its members, invitations and domains; its sessions go on. */
  private Resource delete(Resource organization) {
    String id = organization.id();
    store.memberships.values().removeIf(each -> id.equals(each.map("organization").get("id")));
    store.invitations.values().removeIf(each -> id.equals(each.get("organization_id")));
    store
        .kept("OrganizationDomain")
        .values()
        .removeIf(each -> id.equals(each.get("organization_id")));
    store.subscriptions.remove(id);
    store.deleteCredentials(id);
    store.lastOrganizations.values().removeIf(id::equals);
    for (Resource session : store.sessions.values()) {
      if (id.equals(session.get("last_active_organization_id"))) {
        session.with("last_active_organization_id", null);
      }
    }
    return organizations.delete(organization);
  }

  private Object list(FakeRequest call) {
    List<String> users = call.queries("user_id");
    List<String> ids = call.queries("organization_id");
    List<Resource> found =
        organizations.all(
            each ->
                ListQuery.isListed(ids, List.of(each.id()))
                    && ListQuery.isListed(users, memberships.userIds(each)));
    return call.list(found.stream().map(each -> counted(call, each)).toList());
  }

  /** Returns the organization with the counts that the request asks for. */
  private Resource counted(FakeRequest call, Resource organization) {
    Resource shown = new Resource();
    shown.putAll(organization);
    if (call.asksFor("include_members_count") || sortsByMembers(call)) {
      shown
          .with("members_count", count(memberships.of(organization), each -> 1))
          .with(
              "pending_invitations_count",
              count(
                  new ArrayList<>(store.invitations.values()),
                  each ->
                      organization.id().equals(each.get("organization_id"))
                              && "pending".equals(each.get("status"))
                          ? 1
                          : 0));
    }
    if (call.asksFor("include_missing_member_with_elevated_permissions")) {
      shown.with(
          "missing_member_with_elevated_permissions",
          memberships.of(organization).stream().noneMatch(Memberships::canManage));
    }
    return shown;
  }

  private static boolean sortsByMembers(FakeRequest call) {
    return Objects.requireNonNullElse(call.query("order_by"), "").endsWith("members_count");
  }

  private static long count(List<Resource> resources, ToLongFunction<Resource> each) {
    return resources.stream().mapToLong(each).sum();
  }

  private Resource byIdOrSlug(String text) {
    Resource bySlug = organizations.find("slug", text);
    return bySlug == null ? organizations.get(text) : bySlug;
  }

  private Resource organization(FakeRequest call) {
    return organizations.get(call.path("id")).with("updated_at", store.now());
  }

  /** Returns a slug of the name, with a number behind it if another organization has it. */
  private String slug(String name) {
    String base =
        name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
    String slug = base;
    for (int i = 1; organizations.find("slug", slug) != null; i++) {
      slug = base + "-" + i;
    }
    return slug;
  }

  /** Returns the data of an organization that anybody sees. */
  static Resource publicData(@Nullable Resource organization) {
    Resource data = new Resource();
    if (organization != null) {
      for (String each : List.of("id", "name", "slug", "image_url", "has_image")) {
        data.with(each, organization.get(each));
      }
    }
    return data;
  }
}
