package io.github.clerk4j.testing;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** API keys, created and revoked over HTTP or by a test. */
final class ApiKeys {
  private final Store store;
  private final BearerTokens bearers;

  ApiKeys(Store store) {
    this.store = store;
    this.bearers = new BearerTokens(store, store.apiKeys, "API key");
  }

  void addTo(BackendApi api) {
    String one = "/api_keys/{id}";
    api.on("GET", "/api_keys", this::list);
    api.on("POST", "/api_keys", call -> create(Fields.parse(call.body())));
    api.on("POST", "/api_keys/verify", this::verify);
    api.on("GET", one, call -> bearers.get(call.path("id")));
    api.on("PATCH", one, this::update);
    api.on("DELETE", one, call -> bearers.delete(call.path("id")));
    api.on("POST", one + "/revoke", this::revoke);
    api.on("GET", one + "/secret", this::secret);
  }

  /** Returns the key with its secret, which no other response has. */
  Resource create(Fields fields) {
    fields.only(
        "type",
        "name",
        "description",
        "subject",
        "claims",
        "scopes",
        "created_by",
        "seconds_until_expiration");
    String name = fields.requiredText("name");
    if (name.strip().length() < 3 || !name.strip().equals(name)) {
      throw ApiError.invalid("name", "A name has 3 characters or more, and no space at its ends.");
    }
    String secret = RandomText.id("ak_");
    Resource key =
        new Resource()
            .with("object", "api_key")
            .with("id", "ak_" + RandomText.hex(32))
            .with("type", Objects.requireNonNullElse(fields.text("type"), "api_key"))
            .with("subject", subject(fields.requiredText("subject")))
            .with("name", name)
            .with("description", fields.text("description"))
            .with("claims", fields.map("claims"))
            .with("scopes", fields.texts("scopes"))
            .with("created_by", fields.text("created_by"))
            .with("last_used_at", null);
    Resource shown = new Resource();
    shown.putAll(bearers.add(key, secret, lifetime(fields)));
    return shown.with("secret", secret);
  }

  private List<Resource> matching(FakeRequest call) {
    String subject = call.query("subject");
    if (subject == null) {
      throw ApiError.missing("subject");
    }
    boolean all = call.asksFor("include_invalid");
    String type = Objects.requireNonNullElse(call.query("type"), "api_key");
    String text = Objects.requireNonNullElse(call.query("query"), "").toLowerCase(Locale.ROOT);
    return bearers.of(subject, all, all).stream()
        .filter(each -> type.equals(each.text("type")))
        .filter(each -> String.valueOf(each.text("name")).toLowerCase(Locale.ROOT).contains(text))
        .toList();
  }

  private Resource list(FakeRequest call) {
    return call.countedPage(matching(call));
  }

  private Resource verify(FakeRequest call) {
    return bearers.verify(call.fields("secret").requiredText("secret"));
  }

  private Resource update(FakeRequest call) {
    Fields fields =
        call.fields("claims", "scopes", "description", "subject", "seconds_until_expiration");
    Resource key = bearers.get(call.path("id"));
    Long lifetime = lifetime(fields);
    if (fields.has("subject")) {
      key.with("subject", subject(fields.requiredText("subject")));
    }
    if (fields.has("seconds_until_expiration")) {
      key.with("expiration", lifetime == null ? null : store.now() + lifetime * 1000);
    }
    if (fields.has("claims")) {
      key.with("claims", fields.map("claims"));
    }
    if (fields.has("scopes")) {
      key.with("scopes", fields.texts("scopes"));
    }
    if (fields.has("description")) {
      key.with("description", fields.text("description"));
    }
    key.with("updated_at", store.now());
    return bearers.get(key.id());
  }

  private Resource revoke(FakeRequest call) {
    String reason = call.fields("revocation_reason").text("revocation_reason");
    return bearers.revoke(call.path("id"), reason);
  }

  private Resource secret(FakeRequest call) {
    return new Resource().with("secret", store.secrets.get(bearers.get(call.path("id")).id()));
  }

  private static @Nullable Long lifetime(Fields fields) {
    return fields.number("seconds_until_expiration", 1, Integer.MAX_VALUE);
  }

  /** Returns the id of an existing user, organization or machine. */
  private String subject(String id) {
    if (id.startsWith("org_")) {
      return store.organization(id).id();
    }
    return id.startsWith("mch_") ? store.machine(id).id() : store.user(id).id();
  }
}
