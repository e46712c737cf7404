package io.github.clerk4j.testing;

import java.util.ArrayList;
import java.util.List;

/** The settings of the instance, one resource for each kind of setting. */
final class InstanceSettings {
  private final Store store;
  private final Blanks blanks;

  InstanceSettings(Store store) {
    this.store = store;
    this.blanks = new Blanks(store);
  }

  void addTo(BackendApi api) {
    api.on("GET", "/instance", call -> instance());
    api.on("PATCH", "/instance", call -> update("Instance", instance(), call));
    both(api, "/instance/protect", "InstanceProtect");
    both(api, "/instance/communication", "InstanceCommunication");
    both(api, "/instance/oauth_application_settings", "OauthApplicationSettings");
    both(api, "/instance/organization_settings", "OrganizationSettings");
    api.on(
        "PATCH",
        "/instance/restrictions",
        call -> update("InstanceRestrictions", get("InstanceRestrictions"), call));
    api.on("PATCH", "/beta_features/instance_settings", this::updateBeta);
  }

  private void both(BackendApi api, String path, String schema) {
    api.on("GET", path, call -> get(schema));
    api.on("PATCH", path, call -> update(schema, get(schema), call));
  }

  /** Returns the settings of a schema. */
  Resource get(String schema) {
    return store
        .kept(schema)
        .computeIfAbsent(
            "",
            only -> {
              Resource settings = blanks.create(schema, "");
              settings.remove("id");
              return schema.equals("OrganizationSettings") ? organizations(settings) : settings;
            });
  }

  private static Resource organizations(Resource settings) {
    return settings
        .with("enabled", true)
        .with("max_allowed_memberships", 0)
        .with("max_allowed_roles", 10)
        .with("max_allowed_domains", 10)
        .with("max_allowed_permissions", 50)
        .with("admin_delete_enabled", true)
        .with("creator_role", Roles.ADMIN)
        .with("domains_default_role", Roles.MEMBER)
        .with("domains_enrollment_modes", new ArrayList<>(List.of("manual_invitation")))
        .with("initial_role_set_key", RoleSets.INITIAL);
  }

  private Resource instance() {
    return get("Instance")
        .with("id", store.instanceId)
        .with("environment_type", store.production ? "production" : "development");
  }

  private Resource update(String schema, Resource settings, FakeRequest call) {
    Fields fields = call.json();
    Roles roles = new Roles(store);
    Resource changes = new Resource();
    for (String each : List.of("creator_role", "domains_default_role")) {
      String id = fields.text(each + "_id");
      if (id != null) {
        changes.with(each, roles.byId(id).get("key"));
      }
    }
    blanks.apply(settings, schema, fields);
    settings.putAll(changes);
    return settings;
  }

  private Resource updateBeta(FakeRequest call) {
    Fields fields = call.json();
    Resource settings = update("InstanceSettings", get("InstanceSettings"), call);
    if (fields.flag("restricted_to_allowlist") != null) {
      get("InstanceRestrictions").with("allowlist", fields.flag("restricted_to_allowlist"));
    }
    return settings.with("id", store.instanceId);
  }
}
