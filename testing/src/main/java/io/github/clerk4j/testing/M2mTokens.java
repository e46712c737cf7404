package io.github.clerk4j.testing;

import io.github.clerk4j.model.Json;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** M2M tokens, created and revoked over HTTP or by a test. */
final class M2mTokens {
  private static final String CATEGORY = "cl_B7d4PD333AAA";

  private final Store store;
  private final BearerTokens bearers;

  M2mTokens(Store store) {
    this.store = store;
    this.bearers = new BearerTokens(store, store.m2mTokens, "M2M token");
  }

  void addTo(BackendApi api) {
    api.on("GET", "/m2m_tokens", this::list);
    api.on("POST", "/m2m_tokens", this::create);
    api.on("POST", "/m2m_tokens/verify", this::verify);
    api.on("POST", "/m2m_tokens/{id}/revoke", this::revoke);
  }

  /** Returns the token with its secret, which no other response has. */
  Resource create(Resource machine, Fields fields) {
    fields.only("token_format", "seconds_until_expiration", "claims", "min_remaining_ttl_seconds");
    Long given = fields.number("seconds_until_expiration", 1, Integer.MAX_VALUE);
    long seconds = given == null ? machine.number("default_token_ttl") : given;
    Long remaining = fields.number("min_remaining_ttl_seconds", 0, Integer.MAX_VALUE);
    if (remaining != null && remaining >= seconds) {
      throw ApiError.parameter(
          400,
          "form_param_value_invalid",
          "is invalid",
          "min_remaining_ttl_seconds",
          "min_remaining_ttl_seconds must be less than the lifetime of the token.");
    }
    Resource token = blank(machine, fields.map("claims"));
    if ("jwt".equals(fields.text("token_format"))) {
      String jwt = jwt(token).claim("exp", store.now() / 1000 + seconds).sign();
      Resource shown = bearers.add(token, jwt, seconds);
      store.m2mTokens.remove(token.id()); // not listed anywhere, so it is not kept
      store.secrets.remove(token.id());
      return shown.with("token", jwt);
    }
    Resource kept = remaining == null ? null : lasting(token, remaining);
    if (kept == null) {
      kept = bearers.add(token, RandomText.id("mt_"), seconds);
    }
    Resource shown = new Resource();
    shown.putAll(kept);
    return shown.with("token", store.secrets.get(kept.id()));
  }

  TokenBuilder jwt(String machineId) {
    return store.locked(() -> jwt(blank(store.machine(machineId), null)));
  }

  private TokenBuilder jwt(Resource token) {
    return new TokenBuilder(store, now -> claims(token, now)).header("cat", CATEGORY);
  }

  private Resource claims(Resource token, long now) {
    Resource claims = new Resource();
    claims.putAll(token.map("claims"));
    return claims
        .with("iss", store.issuer)
        .with("sub", token.text("subject"))
        .with("jti", token.id())
        .with("iat", now)
        .with("nbf", now - 10)
        .with("exp", now + 3600)
        .with("scopes", String.join(" ", scopes(token)));
  }

  private Resource blank(Resource machine, @Nullable Map<String, @Nullable Object> claims) {
    return new Resource()
        .with("object", "machine_to_machine_token")
        .with("id", "mt_" + RandomText.hex(32))
        .with("subject", machine.id())
        .with("claims", claims)
        .with("scopes", machine.resources("scoped_machines").stream().map(Resource::id).toList())
        .with("last_used_at", null);
  }

  /** Returns an equivalent token that is valid for this many more seconds, or null. */
  private @Nullable Resource lasting(Resource token, long seconds) {
    return bearers.of(Objects.requireNonNull(token.text("subject")), false, false).stream()
        .filter(each -> Objects.equals(each.get("claims"), token.get("claims")))
        .filter(each -> Objects.equals(each.get("scopes"), token.get("scopes")))
        .filter(each -> each.number("expiration") - store.now() >= seconds * 1000)
        .findFirst()
        .orElse(null);
  }

  private FakeResponse create(FakeRequest call) {
    Resource machine = caller(call);
    if (machine == null) {
      throw ApiError.of(
          403,
          "machine_secret_key_required",
          "not a machine",
          "Tokens are created with the secret key of a machine.");
    }
    return FakeResponse.of(201, Json.write(create(machine, Fields.parse(call.body()))));
  }

  private Resource list(FakeRequest call) {
    String subject = call.query("subject");
    if (subject == null) {
      throw ApiError.missing("subject");
    }
    checkOwn(call, subject);
    List<Resource> all = bearers.of(subject, call.asksFor("revoked"), call.asksFor("expired"));
    return new Resource().with("m2m_tokens", call.page(all)).with("total_count", all.size());
  }

  /** Throws if the token is not for the machine that asks. */
  private Resource verify(FakeRequest call) {
    Resource machine = caller(call);
    Resource token = bearers.verify(call.fields("token").requiredText("token"));
    if (machine != null && !scopes(token).contains(machine.id())) {
      throw bearers.unknown();
    }
    return token;
  }

  private Resource revoke(FakeRequest call) {
    String reason = call.fields("revocation_reason").text("revocation_reason");
    String id = call.path("id");
    checkOwn(call, String.valueOf(bearers.get(id).text("subject")));
    return bearers.revoke(id, reason);
  }

  private void checkOwn(FakeRequest call, String subject) {
    Resource machine = caller(call);
    if (machine != null && !machine.id().equals(subject)) {
      throw ApiError.of(
          403, "authorization_invalid", "not allowed", "These tokens are another machine's.");
    }
  }

  /** Returns the machine of the secret key, or null for the instance's key. */
  private @Nullable Resource caller(FakeRequest call) {
    return store.bySecret(store.machines, call.bearer());
  }

  private static List<String> scopes(Resource token) {
    return ((List<?>) Objects.requireNonNull(token.get("scopes")))
        .stream().map(String.class::cast).toList();
  }
}
