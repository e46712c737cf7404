package io.github.clerk4j.testing;

import java.util.List;
import java.util.Objects;

/** The endpoints for OAuth applications. */
final class OauthApplications {
  private final Store store;
  private final Collection applications;

  OauthApplications(Store store) {
    this.store = store;
    this.applications = new Collection(store, "OauthApplication", "OAuth application", "oauthapp_");
  }

  void addTo(BackendApi api) {
    String one = "/oauth_applications/{id}";
    api.on("GET", "/oauth_applications", call -> call.list(applications.all()));
    api.on("POST", "/oauth_applications", call -> create(call.json()));
    api.on("GET", one, this::application);
    api.on("PATCH", one, call -> applications.update(application(call), call.json(), this::check));
    api.on("DELETE", one, call -> delete(application(call)));
    api.on(
        "PUT",
        one + "/logo",
        call -> {
          Resource application = application(call);
          return application.with("client_image_url", store.issuer + "/images/" + application.id());
        });
    api.on("POST", one + "/rotate_secret", call -> withNewSecret(application(call)));
    api.on("POST", one + "/revoke_token", this::revokeToken);
  }

  /** Deletes an application with its access tokens. */
  private Resource delete(Resource application) {
    Object client = application.get("client_id");
    store.deleteCredentials(each -> Objects.equals(client, each.get("client_id")));
    return applications.delete(application);
  }

  private Resource create(Fields fields) {
    Resource created =
        applications.create(
            fields,
            (application, given) -> {
              application
                  .with("client_id", RandomText.base62(16))
                  .with("pkce_required", given.isTrue("pkce_required"))
                  .with(
                      "consent_screen_enabled",
                      !Boolean.FALSE.equals(given.flag("consent_screen_enabled")))
                  .with("authorize_url", store.issuer + "/oauth/authorize")
                  .with("token_fetch_url", store.issuer + "/oauth/token")
                  .with("user_info_url", store.issuer + "/oauth/userinfo")
                  .with("discovery_url", store.issuer + "/.well-known/openid-configuration")
                  .with("token_introspection_url", store.issuer + "/oauth/token_info");
              if (given.text("scopes") == null) {
                application.with("scopes", "profile email");
              }
              check(application, given);
            });
    return created.is("public") ? created : withNewSecret(created);
  }

  /** Lets the callback be the first redirect URI, and the other way round. */
  private void check(Resource application, Fields fields) {
    List<String> uris = fields.texts("redirect_uris");
    String callback = fields.text("callback_url");
    if (callback != null && uris.isEmpty()) {
      application.with("redirect_uris", List.of(callback));
    } else if (!uris.isEmpty()) {
      application.with("callback_url", uris.get(0));
    }
    if (uris.stream().distinct().count() < uris.size()) {
      throw ApiError.of(
          400, "duplicate_record", "duplicate redirect URI", "A redirect URI is there twice.");
    }
  }

  private Resource withNewSecret(Resource application) {
    String secret = RandomText.base62(32);
    store.secrets.put(application.id(), secret);
    Resource shown = new Resource();
    shown.putAll(application);
    return shown.with("client_secret", secret);
  }

  private FakeResponse revokeToken(FakeRequest call) {
    Resource application = application(call);
    Resource token = store.bySecret(store.oauthTokens, call.json().requiredText("token"));
    if (token != null && Objects.equals(token.get("client_id"), application.get("client_id"))) {
      token.with("revoked", true).with("updated_at", store.now());
    }
    return FakeResponse.of(204);
  }

  private Resource application(FakeRequest call) {
    return applications.get(call.path("id"));
  }
}
