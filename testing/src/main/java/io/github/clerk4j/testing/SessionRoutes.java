package io.github.clerk4j.testing;

import org.jspecify.annotations.Nullable;

/** The endpoints for sessions and their tokens. */
final class SessionRoutes {
  private final Store store;
  private final Sessions sessions;

  SessionRoutes(Store store) {
    this.store = store;
    this.sessions = new Sessions(store);
  }

  void addTo(BackendApi api) {
    api.on("GET", "/sessions", call -> call.list(Store.newestFirst(store.sessions)));
    api.on("POST", "/sessions", this::create);
    api.on("GET", "/sessions/{id}", this::session);
    api.on("POST", "/sessions/{id}/revoke", call -> sessions.end(session(call), "revoked"));
    api.on("POST", "/sessions/{id}/tokens", call -> token(call, null));
    api.on(
        "POST",
        "/sessions/{id}/tokens/{template}",
        call -> token(call, store.templateNamed(call.path("template"))));
  }

  private Resource session(FakeRequest call) {
    return store.session(call.path("id"));
  }

  private Resource create(FakeRequest call) {
    Fields fields = call.fields("user_id", "active_organization_id");
    if (store.production) {
      throw ApiError.of(
          400,
          "request_invalid_for_environment",
          "not in production",
          "Only development instances create sessions like this.");
    }
    return sessions.create(
        store.user(fields.requiredText("user_id")), fields.text("active_organization_id"), null);
  }

  private Resource token(FakeRequest call, @Nullable Resource template) {
    Resource session = session(call);
    Fields fields = call.fields("expires_in_seconds");
    Long lifetime = fields.number("expires_in_seconds", 30, 315_360_000);
    return new Resource()
        .with("object", "token")
        .with("jwt", sessions.token(session, template, lifetime));
  }
}
