package io.github.clerk4j.testing;

import java.util.List;

/** The endpoints for passwords and second factors of users. */
final class CredentialRoutes {
  private final Store store;
  private final Users users;

  CredentialRoutes(Store store, Users users) {
    this.store = store;
    this.users = users;
  }

  void addTo(BackendApi api) {
    api.on("POST", "/users/{user_id}/verify_password", this::verifyPassword);
    api.on("POST", "/users/{user_id}/remove_password", this::removePassword);
    api.on("POST", "/users/{user_id}/password/set_compromised", this::setCompromised);
    api.on("POST", "/users/{user_id}/password/unset_compromised", this::user);
    api.on("DELETE", "/users/{user_id}/mfa", call -> removeFactors(call, true, true));
    api.on("DELETE", "/users/{user_id}/totp", call -> removeFactors(call, true, false));
    api.on("DELETE", "/users/{user_id}/backup_code", call -> removeFactors(call, false, true));
    api.on("GET", "/users/{user_id}/oauth_access_tokens/{provider}", this::none);
    api.on("GET", "/users/{user_id}/trusted_devices", call -> call.list(none(call)));
    api.on("DELETE", "/users/{user_id}/trusted_devices/{id}", this::unknownDevice);
    for (String each : List.of("passkeys", "web3_wallets", "external_accounts")) {
      api.on("DELETE", "/users/{user_id}/" + each + "/{id}", call -> remove(call, each));
    }
  }

  private Resource user(FakeRequest call) {
    return store.user(call.path("user_id"));
  }

  private List<Resource> none(FakeRequest call) {
    user(call);
    return List.of();
  }

  private Resource unknownDevice(FakeRequest call) {
    user(call);
    throw ApiError.notFound("trusted device", call.path("id"));
  }

  private Resource remove(FakeRequest call, String list) {
    Resource user = user(call);
    String id = call.path("id");
    for (Resource each : user.resources(list)) {
      if (id.equals(each.get("id"))) {
        user.resources(list).remove(each);
        users.touch(user);
        return Store.deleted(each);
      }
    }
    throw ApiError.notFound(list.substring(0, list.length() - 1).replace('_', ' '), id);
  }

  private Resource verifyPassword(FakeRequest call) {
    String given = call.fields("password").requiredText("password");
    Resource user = user(call);
    if (!user.is("password_enabled")) {
      throw ApiError.of(400, "no_password_set", "no password", "The user has no password.");
    }
    if (!given.equals(store.secrets.get(user.id()))) {
      throw ApiError.parameter(
          422, "incorrect_password", "is incorrect", "password", "This is not the password.");
    }
    return new Resource().with("verified", true);
  }

  private Resource removePassword(FakeRequest call) {
    Fields fields = call.fields("sign_out_of_other_sessions");
    Resource user = user(call);
    store.secrets.remove(user.id());
    if (fields.isTrue("sign_out_of_other_sessions")) {
      users.endSessions(user);
    }
    return users.touch(user.with("password_enabled", false));
  }

  private Resource setCompromised(FakeRequest call) {
    Fields fields = call.fields("revoke_all_sessions");
    Resource user = user(call);
    if (fields.isTrue("revoke_all_sessions")) {
      users.endSessions(user);
    }
    return users.touch(user);
  }

  private Resource removeFactors(FakeRequest call, boolean totp, boolean backupCodes) {
    Resource user = user(call);
    if (totp) {
      user.with("totp_enabled", false)
          .with("two_factor_enabled", false)
          .with("mfa_disabled_at", store.now());
    }
    if (backupCodes) {
      user.with("backup_code_enabled", false);
    }
    users.touch(user);
    return new Resource().with("user_id", user.id());
  }
}
