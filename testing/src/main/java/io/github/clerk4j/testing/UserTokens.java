package io.github.clerk4j.testing;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/** The endpoints for tokens with which a browser signs in, and for testing tokens. */
final class UserTokens {
  private static final long SIGN_IN_SECONDS = Duration.ofDays(30).toSeconds();
  private static final long ACTOR_SECONDS = Duration.ofHours(1).toSeconds();

  private final Store store;
  private final Collection signInTokens;
  private final Collection actorTokens;

  UserTokens(Store store) {
    this.store = store;
    this.signInTokens = new Collection(store, "SignInToken", "sign-in token", "sit_");
    this.actorTokens = new Collection(store, "ActorToken", "actor token", "act_");
  }

  void addTo(BackendApi api) {
    api.on("POST", "/sign_in_tokens", call -> create(signInTokens, call, SIGN_IN_SECONDS));
    api.on(
        "POST",
        "/sign_in_tokens/{id}/revoke",
        call -> revoke(signInTokens, call, "sign_in_token_cannot_be_revoked_code"));
    api.on("POST", "/actor_tokens", call -> create(actorTokens, call, ACTOR_SECONDS));
    api.on(
        "POST",
        "/actor_tokens/{id}/revoke",
        call -> revoke(actorTokens, call, "actor_token_cannot_be_revoked_code"));
    api.on("POST", "/testing_tokens", call -> testingToken());
  }

  private Resource create(Collection tokens, FakeRequest call, long seconds) {
    return tokens.create(
        call.json(),
        (token, fields) -> {
          Resource user = store.user(fields.requiredText("user_id"));
          Map<String, ?> actor = fields.map("actor");
          Long lifetime = fields.number("expires_in_seconds", 1, Integer.MAX_VALUE);
          String jwt = jwt(token, user, Objects.requireNonNullElse(lifetime, seconds));
          token
              .with("status", "pending")
              .with("token", jwt)
              .with("url", store.issuer + "/v1/tickets/accept?ticket=" + jwt);
          if (actor != null) {
            token.with("actor", actor);
          }
        });
  }

  /** Signs a ticket, which names the token and its user. */
  private String jwt(Resource token, Resource user, long seconds) {
    return new TokenBuilder(
            store,
            now ->
                new Resource()
                    .with("iss", store.issuer)
                    .with("sub", user.id())
                    .with("st", "sign_in_token")
                    .with("sid", token.id())
                    .with("iat", now)
                    .with("exp", now + seconds))
        .sign();
  }

  private Resource revoke(Collection tokens, FakeRequest call, String code) {
    Resource token = tokens.get(call.path("id"));
    if (!"pending".equals(token.get("status"))) {
      throw ApiError.of(
          400, code, "cannot revoke", "The token is " + token.get("status") + ", not pending.");
    }
    token.remove("token");
    token.remove("url");
    return token.with("status", "revoked").with("updated_at", store.now());
  }

  private Resource testingToken() {
    if (store.production) {
      throw ApiError.of(
          400,
          "request_invalid_for_environment",
          "not in production",
          "Only development instances have testing tokens.");
    }
    return new Resource()
        .with("object", "testing_token")
        .with("token", store.now() / 1000 + "-" + RandomText.base62(43))
        .with("expires_at", store.now() / 1000 + 3600);
  }
}
