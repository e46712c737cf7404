package io.github.clerk4j.testing;

import io.github.clerk4j.model.CreateUserParams;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Users, created and changed over HTTP or by a test. */
final class Users {
  private static final List<String> METADATA =
      List.of("public_metadata", "private_metadata", "unsafe_metadata");

  private final Store store;
  private final UserFields members;

  Users(Store store) {
    this.store = store;
    this.members = new UserFields(store);
  }

  Resource create(Fields fields) {
    fields.only(UserFields.CREATE);
    Resource user = blank();
    for (String each : METADATA) {
      Map<String, @Nullable Object> metadata = fields.map(each);
      user.with(each, metadata == null ? new LinkedHashMap<>() : metadata);
    }
    members.addIdentifications(fields, user, IdentificationKind.EMAIL);
    members.addIdentifications(fields, user, IdentificationKind.PHONE);
    members.addWallets(fields, user);
    members.apply(fields, user);
    user.with("banned", fields.isTrue("banned"));
    if (fields.isTrue("locked")) {
      lock(user);
    }
    store.users.put(user.id(), user);
    new Invitations(store).signedUp(user);
    return user;
  }

  /** Returns the user with an id that a test has chosen, who is added if there is none. */
  Resource withId(String id) {
    Resource known = store.users.get(id);
    if (known != null) {
      return known;
    }
    CreateUserParams params =
        CreateUserParams.builder()
            .emailAddress(id.toLowerCase(Locale.ROOT) + "@example.com")
            .build();
    Resource user = create(Fields.of(params));
    store.users.remove(user.id());
    store.users.put(id, user.with("id", id));
    return user;
  }

  Resource update(Resource user, Fields fields) {
    fields.only(UserFields.UPDATE);
    Resource changed = new Resource();
    changed.putAll(user);
    members.apply(fields, changed);
    user.putAll(changed); // last, so that a request with an error changes nothing
    if (fields.isTrue("sign_out_of_other_sessions")) {
      endSessions(user);
    }
    return touch(user);
  }

  Resource delete(Resource user) {
    String id = user.id();
    store.users.remove(id);
    store.secrets.remove(id);
    store.subscriptions.remove(id);
    store.deleteCredentials(id);
    store.sessions.values().removeIf(each -> id.equals(each.get("user_id")));
    store
        .memberships
        .values()
        .removeIf(each -> id.equals(each.map("public_user_data").get("user_id")));
    store.lastOrganizations.remove(id);
    Resource deleted = Store.deleted(user);
    return user.get("external_id") == null
        ? deleted
        : deleted.with("external_id", user.get("external_id"));
  }

  Resource ban(Resource user) {
    endSessions(user);
    return touch(user.with("banned", true));
  }

  Resource lock(Resource user) {
    return touch(user.with("locked", true).with("lockout_expires_in_seconds", 3600));
  }

  Resource unlock(Resource user) {
    return touch(user.with("locked", false).with("lockout_expires_in_seconds", null));
  }

  /** Revokes the sessions of a user. */
  void endSessions(Resource user) {
    for (Resource each : store.sessions.values()) {
      if (user.id().equals(each.get("user_id")) && Sessions.isOpen(each)) {
        each.with("status", "revoked").with("updated_at", store.now());
      }
    }
  }

  Resource mergeMetadata(Resource user, Fields fields) {
    return Metadata.mergeInto(user, METADATA, fields, store.now());
  }

  Resource replaceMetadata(Resource user, Fields fields) {
    return Metadata.replaceIn(user, METADATA, fields, store.now());
  }

  Resource touch(Resource user) {
    return user.with("updated_at", store.now());
  }

  private Resource blank() {
    String id = RandomText.id("user_");
    Resource user = new Resource().with("id", id).with("object", "user");
    for (String each :
        new String[] {
          "external_id",
          "primary_email_address_id",
          "primary_phone_number_id",
          "primary_web3_wallet_id",
          "username",
          "first_name",
          "last_name",
          "locale",
          "timezone",
          "mfa_enabled_at",
          "mfa_disabled_at",
          "password_last_updated_at",
          "last_sign_in_at",
          "last_active_at",
          "legal_accepted_at",
          "lockout_expires_in_seconds"
        }) {
      user.with(each, null);
    }
    for (String each :
        new String[] {
          "has_image", "password_enabled", "two_factor_enabled", "totp_enabled",
          "backup_code_enabled", "banned", "locked", "bypass_client_trust"
        }) {
      user.with(each, false);
    }
    for (String each :
        new String[] {
          "email_addresses",
          "phone_numbers",
          "web3_wallets",
          "passkeys",
          "external_accounts",
          "saml_accounts",
          "enterprise_accounts"
        }) {
      user.with(each, new ArrayList<Resource>());
    }
    return user.with("image_url", store.issuer + "/images/" + id)
        .with("profile_image_url", store.issuer + "/images/" + id)
        .with("verification_attempts_remaining", 100)
        .with("delete_self_enabled", true)
        .with("create_organization_enabled", true)
        .with("created_at", store.now())
        .with("updated_at", store.now());
  }
}
