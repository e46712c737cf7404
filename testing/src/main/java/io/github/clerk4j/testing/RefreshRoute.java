package io.github.clerk4j.testing;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The endpoint that replaces an expired session token without a handshake. */
final class RefreshRoute {
  private final Store store;
  private final BrowserCookies cookies;

  RefreshRoute(Store store) {
    this.store = store;
    this.cookies = new BrowserCookies(store);
  }

  void addTo(BackendApi api) {
    api.on("POST", "/sessions/{id}/refresh", this::refresh);
  }

  private Resource refresh(FakeRequest call) {
    Fields fields =
        call.fields(
            "expired_token",
            "refresh_token",
            "request_origin",
            "request_headers",
            "request_originating_ip",
            "format");
    String id = call.path("id");
    String expired = fields.requiredText("expired_token");
    String refresh = fields.requiredText("refresh_token");
    String origin = fields.requiredText("request_origin");
    fields.map("request_headers");
    Resource session = store.sessions.get(id);
    if (session == null) {
      throw refused("session_not_found", "There is no session " + id + ".");
    }
    if (!Sessions.isOpen(session)) {
      throw refused("session_not_active", "The session " + id + " is not active.");
    }
    if (!id.equals(store.refreshTokens.get(refresh))) {
      throw refused("refresh_token_invalid", "The refresh token is not one of this session.");
    }
    if (!id.equals(sessionOf(expired))) {
      throw refused("expired_token_invalid", "The token is not one of this session.");
    }
    if ("cookie".equals(fields.text("format"))) {
      boolean suffixed = call.asksFor("suffixed_cookies");
      return new Resource()
          .with("object", "cookies")
          .with("cookies", cookies.refreshed(session, origin, suffixed));
    }
    return new Resource()
        .with("object", "token")
        .with("jwt", cookies.sessionToken(session, origin));
  }

  /** Returns the session of a token that the instance signed at any time, or null. */
  private @Nullable String sessionOf(String token) {
    try {
      Object id = Jwt.claims(token).get("sid");
      return store.keys.haveSigned(token) ? Objects.toString(id, null) : null;
    } catch (IllegalArgumentException e) {
      return null; // not a token
    }
  }

  private static ApiError refused(String code, String detail) {
    return ApiError.of(401, code, "not refreshed", detail);
  }
}
