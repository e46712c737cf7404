package io.github.clerk4j.testing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The endpoints for sessions and their tokens. */
final class SessionRoutes {
  private final Store store;
  private final Sessions sessions;

  SessionRoutes(Store store) {
    this.store = store;
    this.sessions = new Sessions(store);
  }

  void addTo(Router router) {
    router.on("GET", "/sessions", this::list);
    router.on("POST", "/sessions", this::create);
    router.on("GET", "/sessions/{id}", this::session);
    router.on("POST", "/sessions/{id}/revoke", call -> sessions.end(session(call), "revoked"));
    router.on("POST", "/sessions/{id}/tokens", call -> token(call, null));
    router.on(
        "POST",
        "/sessions/{id}/tokens/{template}",
        call -> token(call, store.templateNamed(call.path("template"))));
  }

  private Resource session(FakeRequest call) {
    return store.session(call.path("id"));
  }

  private List<Resource> list(FakeRequest call) {
    return call.page(
        Store.newestFirst(store.sessions).stream()
            .filter(each -> matches(call.query("user_id"), each.text("user_id")))
            .filter(each -> matches(call.query("client_id"), each.text("client_id")))
            .filter(each -> matches(call.query("status"), each.text("status")))
            .toList());
  }

  private static boolean matches(@Nullable String wanted, @Nullable String found) {
    return wanted == null || wanted.equals(found);
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
