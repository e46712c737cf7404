package io.github.clerk4j.testing;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JWT templates, created and changed over HTTP or by a test. */
final class JwtTemplates {
  private static final String[] FIELDS = {
    "name",
    "claims",
    "lifetime",
    "allowed_clock_skew",
    "custom_signing_key",
    "signing_algorithm",
    "signing_key"
  };

  private final Store store;

  JwtTemplates(Store store) {
    this.store = store;
  }

  void addTo(BackendApi api) {
    String one = "/jwt_templates/{id}";
    api.on("GET", "/jwt_templates", this::list);
    api.on("POST", "/jwt_templates", call -> create(Fields.parse(call.body())));
    api.on("GET", one, this::template);
    api.on("PATCH", one, call -> set(template(call), Fields.parse(call.body())));
    api.on("DELETE", one, call -> delete(template(call)));
  }

  Resource create(Fields fields) {
    Resource template =
        set(
            new Resource()
                .with("object", "jwt_template")
                .with("id", RandomText.id("jtmp_"))
                .with("name", "")
                .with("claims", Map.of())
                .with("lifetime", 60)
                .with("allowed_clock_skew", 5)
                .with("custom_signing_key", false)
                .with("signing_algorithm", "RS256")
                .with("created_at", store.now()),
            fields);
    store.templates.put(template.id(), template);
    return template;
  }

  private List<Resource> list(FakeRequest call) {
    return call.page(Store.newestFirst(store.templates));
  }

  private Resource template(FakeRequest call) {
    return store.template(call.path("id"));
  }

  private Resource delete(Resource template) {
    store.templates.remove(template.id());
    store.secrets.remove(template.id());
    return Store.deleted(template);
  }

  private Resource set(Resource template, Fields fields) {
    fields.only(FIELDS);
    String name = fields.requiredText("name");
    Map<String, @Nullable Object> claims = fields.map("claims");
    if (claims == null) {
      throw ApiError.missing("claims");
    }
    for (String each : claims.keySet()) {
      if (TemplateClaims.RESERVED.contains(each)) {
        throw ApiError.parameter(
            400,
            "jwt_template_reserved_claim",
            "reserved claim",
            "claims",
            "Templates cannot set the claim " + each + ".");
      }
    }
    for (Resource each : store.templates.values()) {
      if (name.equals(each.get("name")) && !each.id().equals(template.id())) {
        throw ApiError.invalid("name", "Another JWT template has this name.");
      }
    }
    Long lifetime = fields.number("lifetime", 30, 315_360_000);
    Long skew = fields.number("allowed_clock_skew", 0, 300);
    setKey(template, fields);
    if (lifetime != null) {
      template.with("lifetime", lifetime);
    }
    if (skew != null) {
      template.with("allowed_clock_skew", skew);
    }
    return template.with("name", name).with("claims", claims).with("updated_at", store.now());
  }

  private void setKey(Resource template, Fields fields) {
    if (fields.isTrue("custom_signing_key")) {
      String algorithm = fields.requiredText("signing_algorithm");
      String key = fields.requiredText("signing_key");
      try {
        Jwt.custom(algorithm, key);
      } catch (IllegalArgumentException e) {
        throw ApiError.invalid("signing_key", "Not a key for this algorithm.");
      }
      template.with("custom_signing_key", true).with("signing_algorithm", algorithm);
      store.secrets.put(template.id(), key);
    } else if (fields.has("custom_signing_key")) {
      template.with("custom_signing_key", false).with("signing_algorithm", "RS256");
      store.secrets.remove(template.id());
    }
  }
}
