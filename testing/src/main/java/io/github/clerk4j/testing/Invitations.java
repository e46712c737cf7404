package io.github.clerk4j.testing;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Invitations to the application, and its waitlist. */
final class Invitations {
  private final Store store;
  private final Collection invitations;
  private final Collection waitlist;

  Invitations(Store store) {
    this.store = store;
    this.invitations = new Collection(store, "Invitation", "invitation", "inv_");
    this.waitlist = new Collection(store, "WaitlistEntry", "waitlist entry", "wle_");
  }

  void addTo(BackendApi api) {
    api.on("GET", "/invitations", this::list);
    api.on("POST", "/invitations", call -> create(call.json()));
    api.on("POST", "/invitations/bulk", this::createAll);
    api.on("DELETE", "/invitations/{id}", call -> invitations.delete(invitation(call)));
    api.on("POST", "/invitations/{id}/revoke", call -> revoke(invitation(call)));
    String entry = "/waitlist_entries/{id}";
    api.on("GET", "/waitlist_entries", call -> call.list(waitlist.all()));
    api.on("POST", "/waitlist_entries", call -> enter(call.json()));
    api.on("POST", "/waitlist_entries/bulk", call -> call.forEachItem(this::enter));
    api.on("DELETE", entry, call -> waitlist.delete(entry(call)));
    api.on("POST", entry + "/invite", this::invite);
    api.on("POST", entry + "/reject", call -> set(entry(call), "rejected"));
  }

  private Object list(FakeRequest call) {
    boolean all = call.query("status") != null;
    return call.list(invitations.all(each -> all || !"revoked".equals(shown(each).get("status"))));
  }

  private Resource create(Fields fields) {
    return invitations.create(fields, this::fill);
  }

  private void fill(Resource invitation, Fields fields) {
    String address = fields.requiredText("email_address");
    IdentificationKind.EMAIL.check(address);
    new Restrictions(store).check(address);
    if (!fields.isTrue("ignore_existing")) {
      for (Resource each : store.users.values()) {
        if (Identifications.find(each, IdentificationKind.EMAIL, address) != null) {
          throw ApiError.taken("email_address");
        }
      }
      for (Resource each : invitations.all()) {
        if (address.equalsIgnoreCase(each.text("email_address"))
            && "pending".equals(shown(each).get("status"))) {
          throw ApiError.of(
              400, "duplicate_record", "already invited", address + " has a pending invitation.");
        }
      }
    }
    Long days = Objects.requireNonNullElse(fields.number("expires_in_days"), 30L);
    invitation
        .with("status", "pending")
        .with("revoked", false)
        .with("url", store.issuer + "/v1/tickets/accept?ticket=" + invitation.id())
        .with("expires_at", store.now() + Duration.ofDays(days).toMillis());
  }

  private Object createAll(FakeRequest call) {
    return store.allOrNothing(store.kept("Invitation"), () -> call.forEachItem(this::create));
  }

  private Resource revoke(Resource invitation) {
    String status = String.valueOf(shown(invitation).get("status"));
    if (status.equals("revoked") || status.equals("accepted")) {
      throw ApiError.of(
          400, "invitation_already_" + status, "already " + status, "It is " + status + ".");
    }
    return set(invitation, "revoked").with("revoked", true);
  }

  /** Makes the invitations to new users accepted, and completes their waitlist entries. */
  void signedUp(Resource user) {
    for (Resource email : user.resources(IdentificationKind.EMAIL.list)) {
      Object address = email.get("email_address");
      for (Resource each :
          invitations.all(it -> Objects.equals(address, it.get("email_address")))) {
        if ("pending".equals(shown(each).get("status"))) {
          set(each, "accepted");
        }
      }
      Resource entry = waitlist.find("email_address", address);
      if (entry != null) {
        set(entry, "completed");
      }
    }
  }

  private Resource shown(Resource invitation) {
    boolean isOver = invitation.number("expires_at") <= store.now();
    return "pending".equals(invitation.get("status")) && isOver
        ? invitation.with("status", "expired")
        : invitation;
  }

  /** Returns the entry of an address, which can be there already. */
  private Resource enter(Fields fields) {
    String address = fields.requiredText("email_address");
    IdentificationKind.EMAIL.check(address);
    Resource known = waitlist.find("email_address", address);
    return known == null
        ? waitlist.create(fields, (entry, given) -> entry.with("status", "pending"))
        : known;
  }

  private Resource invite(FakeRequest call) {
    Resource entry = entry(call);
    Resource invitation =
        create(
            Fields.of(
                Map.of(
                    "email_address",
                    Objects.requireNonNull(entry.text("email_address")),
                    "ignore_existing",
                    call.json().isTrue("ignore_existing"))));
    return set(entry, "invited").with("invitation", invitation);
  }

  private Resource set(Resource resource, String status) {
    return resource.with("status", status).with("updated_at", store.now());
  }

  List<Resource> all() {
    return invitations.all();
  }

  private Resource invitation(FakeRequest call) {
    return invitations.get(call.path("id"));
  }

  private Resource entry(FakeRequest call) {
    return waitlist.get(call.path("id"));
  }
}
