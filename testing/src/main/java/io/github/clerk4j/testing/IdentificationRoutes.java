package io.github.clerk4j.testing;

/** The endpoints for email addresses or phone numbers. */
final class IdentificationRoutes {
  private final IdentificationKind kind;
  private final Store store;
  private final Identifications identifications;

  IdentificationRoutes(IdentificationKind kind, Store store) {
    this.kind = kind;
    this.store = store;
    this.identifications = new Identifications(store);
  }

  void addTo(Router router) {
    String one = "/" + kind.list + "/{id}";
    router.on("POST", "/" + kind.list, this::create);
    router.on("GET", one, call -> owned(call).identification());
    router.on("PATCH", one, this::update);
    router.on("DELETE", one, this::delete);
    router.on("PUT", "/users/{user_id}/" + kind.object, this::replace);
  }

  private Resource create(FakeRequest call) {
    Fields fields =
        call.fields(
            "user_id",
            kind.object,
            "verified",
            "primary",
            "reserved_for_second_factor",
            "notify_primary_email_address_changed");
    Resource user = store.user(fields.requiredText("user_id"));
    String status = fields.isTrue("verified") ? "verified" : "unverified";
    Resource added = identifications.add(user, kind, fields.requiredText(kind.object), status);
    if (fields.isTrue("primary")) {
      user.with(kind.primary, added.id());
    }
    return change(user, added, fields);
  }

  private Resource update(FakeRequest call) {
    Fields fields =
        call.fields(
            "verified",
            "primary",
            "reserved_for_second_factor",
            "notify_primary_email_address_changed");
    Identifications.Owned owned = owned(call);
    if (fields.isTrue("verified")) {
      Identifications.verify(owned.identification());
    }
    if (fields.isTrue("primary")) {
      Identifications.makePrimary(owned.user(), kind, owned.identification().id());
    }
    return change(owned.user(), owned.identification(), fields);
  }

  private Resource change(Resource user, Resource identification, Fields fields) {
    if (kind == IdentificationKind.PHONE && fields.flag("reserved_for_second_factor") != null) {
      identification.with("reserved_for_second_factor", fields.flag("reserved_for_second_factor"));
    }
    user.with("updated_at", store.now());
    return identification.with("updated_at", store.now());
  }

  private Resource delete(FakeRequest call) {
    Identifications.Owned owned = owned(call);
    identifications.remove(owned, kind);
    owned.user().with("updated_at", store.now());
    return Store.deleted(owned.identification());
  }

  private Resource replace(FakeRequest call) {
    Fields fields =
        call.fields(kind.object, "identification_status", "notify_primary_email_address_changed");
    Resource user = store.user(call.path("user_id"));
    String text = fields.requiredText(kind.object);
    kind.check(text);
    for (Resource each : store.users.values()) {
      if (!each.id().equals(user.id()) && Identifications.find(each, kind, text) != null) {
        throw ApiError.taken(kind.object);
      }
    }
    String status = fields.text("identification_status");
    user.resources(kind.list).clear();
    user.with(kind.primary, null).with("updated_at", store.now());
    return identifications.add(user, kind, text, status == null ? "verified" : status);
  }

  private Identifications.Owned owned(FakeRequest call) {
    return identifications.get(kind, call.path("id"));
  }
}
