package io.github.clerk4j.testing;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Invitations to organizations, made over HTTP or by a test. */
final class OrganizationInvitations {
  private final Store store;
  private final Collection invitations;

  OrganizationInvitations(Store store) {
    this.store = store;
    this.invitations =
        new Collection(
            store,
            "OrganizationInvitation",
            "organization invitation",
            "orginv_",
            store.invitations);
  }

  void addTo(BackendApi api) {
    String all = "/organizations/{id}/invitations";
    String one = all + "/{invitation_id}";
    api.on("GET", all, call -> call.list(of(organization(call))));
    api.on("POST", all, call -> create(organization(call), call.json()));
    api.on("POST", all + "/bulk", this::createAll);
    api.on("GET", all + "/pending", this::pending);
    api.on("GET", one, this::invitation);
    api.on("POST", one + "/revoke", this::revoke);
    api.on("GET", "/organization_invitations", call -> call.list(shown(invitations.all())));
    api.on("GET", "/users/{user_id}/organization_invitations", this::ofUser);
  }

  /** Adds a pending invitation. */
  Resource invite(Resource organization, String emailAddress, String role) {
    new Roles(store).define(role, List.of());
    return create(organization, Fields.of(Map.of("email_address", emailAddress, "role", role)));
  }

  /** Makes the invited user a member. */
  Resource accept(String id, Resource user) {
    Resource invitation = checkPending(shown(invitations.get(id)));
    if (Identifications.find(user, IdentificationKind.EMAIL, address(invitation)) == null) {
      throw ApiError.invalid(
          "user", "The user " + user.id() + " has no email address " + address(invitation) + ".");
    }
    Resource organization = store.organization(String.valueOf(invitation.get("organization_id")));
    if (store.membership(user.id(), organization.id()) != null) {
      throw Memberships.alreadyMember(user.id());
    }
    invitation.with("status", "accepted").with("updated_at", store.now());
    Resource member =
        new Memberships(store)
            .add(organization, user, String.valueOf(invitation.get("role")), null);
    return member
        .with("public_metadata", new LinkedHashMap<>(invitation.map("public_metadata")))
        .with("private_metadata", new LinkedHashMap<>(invitation.map("private_metadata")));
  }

  private Resource create(Resource organization, Fields fields) {
    return invitations.create(fields, (invitation, given) -> fill(organization, invitation, given));
  }

  private void fill(Resource organization, Resource invitation, Fields given) {
    String address = given.requiredText("email_address");
    IdentificationKind.EMAIL.check(address);
    Resource role = Objects.requireNonNull(roleOf(given.requiredText("role")));
    checkNew(organization, address);
    Long days = given.number("expires_in_days", 1, 365);
    String inviter = given.text("inviter_user_id");
    String redirect = given.text("redirect_url");
    invitation
        .with("role_name", role.get("name"))
        .with("organization_id", organization.id())
        .with("inviter_id", inviter)
        .with("public_inviter_data", inviter == null ? null : inviterData(store.user(inviter)))
        .with("status", "pending")
        .with(
            "url",
            store.issuer
                + "/v1/tickets/accept?ticket="
                + invitation.id()
                + (redirect == null ? "" : "&redirect_url=" + redirect))
        .with("expires_at", store.now() + Duration.ofDays(days == null ? 30 : days).toMillis());
    invitation.putIfAbsent("private_metadata", new LinkedHashMap<>());
    shown(invitation);
  }

  private @Nullable Resource roleOf(String key) {
    Roles roles = new Roles(store);
    return roles.find(roles.existing(key));
  }

  private void checkNew(Resource organization, String address) {
    for (Resource each : of(organization)) {
      if (address.equalsIgnoreCase(address(each)) && "pending".equals(each.get("status"))) {
        throw ApiError.of(
            400,
            "organization_invitation_not_unique",
            "already invited",
            address + " has a pending invitation to the organization.");
      }
    }
    for (Resource user : store.users.values()) {
      if (Identifications.find(user, IdentificationKind.EMAIL, address) != null
          && store.membership(user.id(), organization.id()) != null) {
        throw Memberships.alreadyMember(address);
      }
    }
  }

  private Object createAll(FakeRequest call) {
    Resource organization = organization(call);
    List<Resource> created =
        store.allOrNothing(
            store.invitations, () -> call.forEachItem(each -> create(organization, each)));
    return new Resource().with("data", created).with("total_count", created.size());
  }

  private Object pending(FakeRequest call) {
    return call.list(
        of(organization(call)).stream()
            .filter(each -> "pending".equals(each.get("status")))
            .toList());
  }

  private Object ofUser(FakeRequest call) {
    Resource user = store.user(call.path("user_id"));
    return call.list(
        shown(
            invitations.all(
                each ->
                    Identifications.find(user, IdentificationKind.EMAIL, address(each)) != null)));
  }

  private Resource revoke(FakeRequest call) {
    String requester = call.json().text("requesting_user_id");
    if (requester != null) {
      store.user(requester);
    }
    return checkPending(invitation(call)).with("status", "revoked").with("updated_at", store.now());
  }

  private static Resource checkPending(Resource invitation) {
    if (!"pending".equals(invitation.get("status"))) {
      throw ApiError.of(
          400,
          "organization_invitation_not_pending",
          "not pending",
          "The invitation is " + invitation.get("status") + ".");
    }
    return invitation;
  }

  private Resource invitation(FakeRequest call) {
    Resource invitation = invitations.get(call.path("invitation_id"));
    if (!organization(call).id().equals(invitation.get("organization_id"))) {
      throw ApiError.notFound("organization invitation", invitation.id());
    }
    return shown(invitation);
  }

  List<Resource> of(Resource organization) {
    return shown(invitations.all(each -> organization.id().equals(each.get("organization_id"))));
  }

  private List<Resource> shown(List<Resource> found) {
    found.forEach(this::shown);
    return found;
  }

  private Resource shown(Resource invitation) {
    if ("pending".equals(invitation.get("status"))
        && invitation.number("expires_at") <= store.now()) {
      invitation.with("status", "expired");
    }
    Resource organization = store.organizations.get(invitation.text("organization_id"));
    return invitation.with("public_organization_data", Organizations.publicData(organization));
  }

  private Resource organization(FakeRequest call) {
    return store.organization(call.path("id"));
  }

  private static String address(Resource invitation) {
    return String.valueOf(invitation.get("email_address"));
  }

  private static Resource inviterData(Resource user) {
    Resource email = Identifications.primary(user, IdentificationKind.EMAIL);
    Resource data = new Resource().with("user_id", user.id());
    for (String each : List.of("first_name", "last_name", "image_url", "has_image")) {
      data.with(each, user.get(each));
    }
    return data.with("identifier", email == null ? "" : email.get("email_address"));
  }
}
