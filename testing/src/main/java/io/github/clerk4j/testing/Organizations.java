package io.github.clerk4j.testing;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Organizations with their members and invitations. */
final class Organizations {
  private final Store store;

  Organizations(Store store) {
    this.store = store;
  }

  void addTo(Router router) {
    router.on(
        "GET",
        "/users/{user_id}/organization_memberships",
        call -> call.countedPage(store.membershipsOf(user(call).id())));
    router.on("GET", "/users/{user_id}/organization_invitations", this::invitations);
  }

  Resource create(String name, String slug) {
    for (Resource each : store.organizations.values()) {
      if (slug.equals(each.text("slug"))) {
        throw ApiError.taken("slug");
      }
    }
    Resource organization =
        stamped("organization", "org_")
            .with("name", name)
            .with("slug", slug)
            .with("image_url", store.issuer + "/images/" + slug)
            .with("has_image", false)
            .with("max_allowed_memberships", 0)
            .with("admin_delete_enabled", true)
            .with("public_metadata", new LinkedHashMap<>())
            .with("private_metadata", new LinkedHashMap<>());
    store.organizations.put(organization.id(), organization);
    return organization;
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

  /** Replaces the user's membership, if there is one. */
  Resource addMember(Resource organization, Resource user, String role, List<String> permissions) {
    for (String each : permissions) {
      if (!each.matches("org:[\\w-]+:[\\w-]+")) {
        throw ApiError.invalid("permissions", "A permission is like org:invoices:create: " + each);
      }
    }
    if (!role.matches("org:[\\w-]+")) {
      throw ApiError.invalid("role", "A role is like org:admin: " + role);
    }
    Resource former = store.membership(user.id(), organization.id());
    if (former == null) {
      store.lastOrganizations.put(user.id(), organization.id());
    } else {
      store.memberships.remove(former.id());
    }
    Resource email = Identifications.primary(user, IdentificationKind.EMAIL);
    Resource membership =
        stamped("organization_membership", "orgmem_")
            .with("role", role)
            .with("role_name", role.substring("org:".length()))
            .with("permissions", List.copyOf(permissions))
            .with("public_metadata", new LinkedHashMap<>())
            .with("private_metadata", new LinkedHashMap<>())
            .with("organization", organization)
            .with(
                "public_user_data",
                new Resource()
                    .with("user_id", user.id())
                    .with("first_name", user.get("first_name"))
                    .with("last_name", user.get("last_name"))
                    .with("profile_image_url", user.get("profile_image_url"))
                    .with("image_url", user.get("image_url"))
                    .with("has_image", user.get("has_image"))
                    .with("identifier", email == null ? null : email.get("email_address")));
    store.memberships.put(membership.id(), membership);
    return membership;
  }

  Resource invite(Resource organization, String emailAddress, String role) {
    IdentificationKind.EMAIL.check(emailAddress);
    Resource invitation =
        stamped("organization_invitation", "orginv_")
            .with("email_address", emailAddress)
            .with("role", role)
            .with("role_name", role.replaceFirst("^org:", ""))
            .with("organization_id", organization.id())
            .with("inviter_id", null)
            .with("public_inviter_data", null)
            .with("status", "pending")
            .with("public_metadata", new LinkedHashMap<>())
            .with("private_metadata", new LinkedHashMap<>())
            .with("url", null)
            .with("expires_at", store.now() + Duration.ofDays(30).toMillis())
            .with(
                "public_organization_data",
                new Resource()
                    .with("id", organization.id())
                    .with("name", organization.get("name"))
                    .with("slug", organization.get("slug"))
                    .with("image_url", organization.get("image_url"))
                    .with("has_image", organization.get("has_image")));
    store.invitations.put(invitation.id(), invitation);
    return invitation;
  }

  private Resource invitations(FakeRequest call) {
    Resource user = user(call);
    String status = call.query("status");
    return call.countedPage(
        Store.newestFirst(store.invitations).stream()
            .filter(each -> isFor(user, each.text("email_address")))
            .filter(each -> status == null || status.equals(each.text("status")))
            .toList());
  }

  private static boolean isFor(Resource user, @Nullable String emailAddress) {
    String address = Objects.requireNonNull(emailAddress);
    return Identifications.find(user, IdentificationKind.EMAIL, address) != null;
  }

  private Resource user(FakeRequest call) {
    return store.user(call.path("user_id"));
  }

  private Resource stamped(String object, String prefix) {
    return new Resource()
        .with("object", object)
        .with("id", RandomText.id(prefix))
        .with("created_at", store.now())
        .with("updated_at", store.now());
  }
}
