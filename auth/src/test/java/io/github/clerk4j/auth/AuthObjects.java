package io.github.clerk4j.auth;

import io.github.clerk4j.model.Json;
import io.github.clerk4j.token.MachineToken;
import io.github.clerk4j.token.TestClaims;
import io.github.clerk4j.token.TokenType;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Auth objects of an application at https://app.example.com, without a request or a Clerk. */
final class AuthObjects {
  static final PublishableKey KEY = key("pk_live_", "clerk.example.com");

  private AuthObjects() {}

  static PublishableKey key(String prefix, String frontendApi) {
    byte[] host = (frontendApi + "$").getBytes(StandardCharsets.US_ASCII);
    return PublishableKey.of(prefix + Base64.getEncoder().encodeToString(host));
  }

  static AuthContext context() {
    return context(
        RequestKind.API, ProtectStatuses.HIDDEN, new SignInPages(null, null, KEY, false));
  }

  static AuthContext context(RequestKind kind, ProtectStatuses refusals, SignInPages pages) {
    RequestUrl url = RequestUrl.at("https://app.example.com", "/page");
    AuthSettings settings =
        new AuthSettings(null, pages, refusals, TemplateTokenCache.cached(Clock.systemUTC()), null);
    return new AuthContext(settings, kind, new Redirects(pages, url, null));
  }

  /** A user with these claims besides. */
  static SessionAuth session(String json) {
    return session(object(json), context());
  }

  static SessionAuth session(Map<String, Object> more, AuthContext context) {
    Map<String, Object> claims =
        new LinkedHashMap<>(Map.of("sub", "user_1", "exp", 2_000_000_000L));
    claims.putAll(more);
    return new SessionAuth(TestClaims.of(claims), "the.session.token", context);
  }

  static MachineAuth machine(TokenType type, AuthContext context) {
    String subject = type == TokenType.M2M_TOKEN ? "mch_1" : "user_1";
    return machine(type, subject, context);
  }

  static MachineAuth machine(TokenType type, String subject, AuthContext context) {
    return AuthObject.machine(
        new MachineToken(
            type,
            "id_1",
            subject,
            type == TokenType.API_KEY ? "Nightly job" : null,
            type == TokenType.OAUTH_TOKEN ? "client_1" : null,
            Map.of("tenant", "hidden-claim"),
            List.of("read:users", "write:users"),
            List.of(),
            null,
            "the-machine-token"),
        context);
  }

  @SuppressWarnings("unchecked") // a JSON object is a map of strings to JSON
  static Map<String, Object> object(@Nullable String json) {
    return json == null ? Map.of() : (Map<String, Object>) Json.read(Map.class, json);
  }
}
