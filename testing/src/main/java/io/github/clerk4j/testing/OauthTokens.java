package io.github.clerk4j.testing;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** OAuth access tokens; over HTTP, they are verified. */
final class OauthTokens {
  private static final long LIFETIME = 86_400;

  private final Store store;
  private final BearerTokens bearers;

  OauthTokens(Store store) {
    this.store = store;
    this.bearers = new BearerTokens(store, store.oauthTokens, "OAuth access token");
  }

  void addTo(BackendApi api) {
    api.on("POST", "/oauth_applications/access_tokens/verify", this::verify);
  }

  /** The secret that the application sends. */
  String create(String userId, String clientId, List<String> scopes) {
    String secret = RandomText.id("oat_");
    bearers.add(
        new Resource()
            .with("object", "clerk_idp_oauth_access_token")
            .with("id", "oat_" + RandomText.hex(32))
            .with("client_id", clientId)
            .with("subject", store.user(userId).id())
            .with("scopes", List.copyOf(scopes)),
        secret,
        LIFETIME);
    return secret;
  }

  TokenBuilder jwt(String userId, String clientId, List<String> scopes) {
    String scope = String.join(" ", scopes);
    return new TokenBuilder(
            store,
            now ->
                new Resource()
                    .with("iss", store.issuer)
                    .with("sub", store.user(userId).id())
                    .with("client_id", clientId)
                    .with("scope", scope)
                    .with("jti", "oat_" + RandomText.hex(32))
                    .with("iat", now)
                    .with("nbf", now)
                    .with("exp", now + LIFETIME))
        .header("typ", "at+jwt");
  }

  private Resource verify(FakeRequest call) {
    Fields fields = call.fields("access_token", "secret");
    String token =
        fields.has("secret") ? fields.requiredText("secret") : fields.requiredText("access_token");
    Resource jwt = verifyJwt(token);
    return jwt == null ? inSeconds(bearers.verify(token)) : jwt;
  }

  /** Returns a copy with times in seconds, like Clerk's responses for OAuth tokens alone. */
  private static Resource inSeconds(Resource kept) {
    Resource sent = new Resource();
    sent.putAll(kept);
    for (String time : List.of("expiration", "created_at", "updated_at")) {
      sent.with(time, kept.number(time) / 1000);
    }
    return sent;
  }

  /** Returns the token in a JWT, or null if it is none of this instance. */
  private @Nullable Resource verifyJwt(String token) {
    if (!store.keys.haveSigned(token) || !"at+jwt".equals(Jwt.header(token).get("typ"))) {
      return null;
    }
    Map<?, ?> claims = Jwt.claims(token);
    if (!store.users.containsKey(Objects.toString(claims.get("sub"), ""))) {
      throw bearers.unknown();
    }
    long expiration = seconds(claims, "exp");
    if (expiration * 1000 <= store.now()) {
      return new Resource().with("active", false);
    }
    return new Resource()
        .with("object", "clerk_idp_oauth_access_token")
        .with("id", claims.get("jti"))
        .with("client_id", claims.get("client_id"))
        .with("subject", claims.get("sub"))
        .with("scopes", List.of(Objects.toString(claims.get("scope"), "").split(" ", -1)))
        .with("revoked", false)
        .with("revocation_reason", null)
        .with("expired", false)
        .with("expiration", expiration)
        .with("created_at", seconds(claims, "iat"))
        .with("updated_at", seconds(claims, "iat"));
  }

  private static long seconds(Map<?, ?> claims, String name) {
    return claims.get(name) instanceof Number number ? number.longValue() : 0;
  }
}
