package io.github.clerk4j.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The fields of a user in requests, and their effects. */
final class UserFields {
  private static final List<String> BOTH =
      List.of(
          "external_id",
          "first_name",
          "last_name",
          "locale",
          "timezone",
          "username",
          "password",
          "password_digest",
          "password_hasher",
          "skip_password_checks",
          "totp_secret",
          "backup_codes",
          "delete_self_enabled",
          "legal_accepted_at",
          "skip_legal_checks",
          "create_organization_enabled",
          "create_organizations_limit",
          "created_at",
          "bypass_client_trust");

  static final String[] CREATE =
      and(
          "email_address",
          "email_address_identification_status",
          "phone_number",
          "phone_number_identification_status",
          "web3_wallet",
          "skip_password_requirement",
          "skip_user_requirement",
          "public_metadata",
          "private_metadata",
          "unsafe_metadata",
          "banned",
          "locked");

  static final String[] UPDATE =
      and(
          "primary_email_address_id",
          "notify_primary_email_address_changed",
          "primary_phone_number_id",
          "primary_web3_wallet_id",
          "profile_image_id",
          "sign_out_of_other_sessions");

  private final Store store;

  UserFields(Store store) {
    this.store = store;
  }

  /** Sets the members that the request names; the others stay. */
  void apply(Fields fields, Resource user) {
    for (String each : List.of("first_name", "last_name", "locale", "timezone")) {
      if (fields.has(each)) {
        user.with(each, fields.text(each));
      }
    }
    for (String each : List.of("external_id", "username")) {
      if (fields.has(each)) {
        user.with(each, unique(each, fields.text(each), user));
      }
    }
    for (String each :
        List.of("delete_self_enabled", "create_organization_enabled", "bypass_client_trust")) {
      if (fields.flag(each) != null) {
        user.with(each, fields.flag(each));
      }
    }
    if (fields.has("create_organizations_limit")) {
      user.with("create_organizations_limit", fields.number("create_organizations_limit"));
    }
    if (fields.has("legal_accepted_at")) {
      user.with("legal_accepted_at", fields.time("legal_accepted_at"));
    }
    if (fields.time("created_at") != null) {
      user.with("created_at", fields.time("created_at"));
    }
    for (IdentificationKind kind : IdentificationKind.values()) {
      String id = fields.text(kind.primary);
      if (id != null) {
        Identifications.makePrimary(user, kind, id);
      }
    }
    if (fields.text("profile_image_id") != null) {
      user.with("has_image", true);
    }
    applyCredentials(fields, user);
  }

  private void applyCredentials(Fields fields, Resource user) {
    if (!fields.texts("backup_codes").isEmpty()) {
      user.with("backup_code_enabled", true);
    }
    if (fields.text("totp_secret") != null) {
      user.with("totp_enabled", true)
          .with("two_factor_enabled", true)
          .with("mfa_enabled_at", store.now());
    }
    String digest = fields.text("password_digest");
    if (digest != null && fields.text("password_hasher") == null) {
      throw ApiError.missing("password_hasher");
    }
    String password = fields.text("password");
    if (password != null && password.length() < 8 && !fields.isTrue("skip_password_checks")) {
      throw ApiError.parameter(
          422,
          "form_password_length_too_short",
          "is too short",
          "password",
          "Passwords have 8 characters or more.");
    }
    if (password != null || digest != null) {
      store.secrets.remove(user.id());
      if (password != null) {
        store.secrets.put(user.id(), password);
      }
      user.with("password_enabled", true).with("password_last_updated_at", store.now());
    }
  }

  /** Adds the email addresses or phone numbers of a new user. */
  void addIdentifications(Fields fields, Resource user, IdentificationKind kind) {
    List<String> texts = fields.texts(kind.object);
    String statusField = kind.object + "_identification_status";
    List<String> statuses = fields.texts(statusField);
    if (!statuses.isEmpty() && statuses.size() != texts.size()) {
      throw ApiError.invalid(statusField, "There must be one for each " + kind.object + ".");
    }
    Identifications identifications = new Identifications(store);
    for (int i = 0; i < texts.size(); i++) {
      identifications.add(
          user, kind, texts.get(i), statuses.isEmpty() ? "verified" : statuses.get(i));
    }
  }

  void addWallets(Fields fields, Resource user) {
    for (String each : fields.texts("web3_wallet")) {
      user.resources("web3_wallets")
          .add(
              new Resource()
                  .with("id", RandomText.id("idn_"))
                  .with("object", "web3_wallet")
                  .with("web3_wallet", each)
                  .with("verification", null)
                  .with("created_at", store.now())
                  .with("updated_at", store.now()));
    }
    if (user.get("primary_web3_wallet_id") == null && !user.resources("web3_wallets").isEmpty()) {
      user.with("primary_web3_wallet_id", user.resources("web3_wallets").get(0).id());
    }
  }

  private @Nullable String unique(String member, @Nullable String value, Resource user) {
    if (value == null || value.isEmpty()) {
      return null;
    }
    for (Resource each : store.users.values()) {
      if (!each.id().equals(user.id()) && Objects.equals(value, each.get(member))) {
        throw ApiError.taken(member);
      }
    }
    return value;
  }

  private static String[] and(String... more) {
    List<String> all = new ArrayList<>(BOTH);
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }
}
