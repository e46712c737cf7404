package io.github.clerk4j.testing;

import java.time.Duration;

/** The endpoints for email addresses or phone numbers. */
final class IdentificationRoutes {
  /** Clerk's code for test email addresses and test phone numbers. */
  private static final String TEST_CODE = "424242";

  private final IdentificationKind kind;
  private final Store store;
  private final Identifications identifications;

  IdentificationRoutes(IdentificationKind kind, Store store) {
    this.kind = kind;
    this.store = store;
    this.identifications = new Identifications(store);
  }

  void addTo(BackendApi api) {
    String one = "/" + kind.list + "/{id}";
    api.on("POST", "/" + kind.list, this::create);
    api.on("GET", one, call -> owned(call).identification());
    api.on("PATCH", one, this::update);
    api.on("DELETE", one, this::delete);
    api.on("POST", one + "/prepare_verification", this::prepareVerification);
    api.on("POST", one + "/attempt_verification", this::attemptVerification);
    api.on("PUT", "/users/{user_id}/" + kind.object, this::replace);
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

  /** Sends a code, which is the fixed one of test addresses and numbers. */
  private Resource prepareVerification(FakeRequest call) {
    Resource identification = owned(call).identification();
    Resource verification =
        new Resource()
            .with("object", "verification_otp")
            .with("id", RandomText.id("ver_"))
            .with("status", "unverified")
            .with("strategy", kind == IdentificationKind.EMAIL ? "email_code" : "phone_code")
            .with("attempts", 0)
            .with("expire_at", store.now() + Duration.ofMinutes(10).toMillis());
    store.kept("CodeVerification " + identification.id()).put(verification.id(), verification);
    return verification;
  }

  private Resource attemptVerification(FakeRequest call) {
    Fields fields = call.json();
    Identifications.Owned owned = owned(call);
    Resource verification =
        Store.found(
            store.kept("CodeVerification " + owned.identification().id()),
            "verification",
            fields.requiredText("verification_id"));
    if (verification.number("expire_at") <= store.now()) {
      throw ApiError.of(400, "verification_expired", "expired", "The code has expired.");
    }
    verification.with("attempts", verification.number("attempts") + 1);
    if (!TEST_CODE.equals(fields.requiredText("code"))) {
      throw ApiError.parameter(
          422, "form_code_incorrect", "is incorrect", "code", "The code is " + TEST_CODE + ".");
    }
    Identifications.verify(owned.identification());
    return verification.with("status", "verified");
  }

  private Identifications.Owned owned(FakeRequest call) {
    return identifications.get(kind, call.path("id"));
  }
}
