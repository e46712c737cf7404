package io.github.clerk4j.example;

import static io.github.clerk4j.auth.Requirement.scope;

import com.sun.net.httpserver.HttpExchange;
import io.github.clerk4j.ClerkClient;
import io.github.clerk4j.auth.AcceptedTokens;
import io.github.clerk4j.auth.Auth;
import io.github.clerk4j.model.CreatedApiKey;
import io.github.clerk4j.token.TokenType;
import java.util.Map;

/** An API key of a user: made, used and revoked. */
final class ApiKeyHandlers {
  private final ClerkClient clerk;

  ApiKeyHandlers(ClerkClient clerk) {
    this.clerk = clerk;
  }

  /** {@code POST /api/keys}: makes a key; no later response has its secret. */
  Response create(Auth auth) {
    String userId = auth.protect().userId();
    CreatedApiKey key =
        clerk.apiKeys().create(k -> k.name("Reports").subject(userId).scopes("reports:read"));
    return Response.json(
        201, Map.of("id", key.id(), "secret", key.secret(), "scopes", key.scopes()));
  }

  /** {@code GET /api/report}: for API keys with a scope, not for people. */
  Response report(Auth auth) {
    Auth key = auth.protect(AcceptedTokens.only(TokenType.API_KEY), scope("reports:read"));
    return Response.json(200, Map.of("invoices", 42, "for", String.valueOf(key.userId())));
  }

  /** {@code DELETE /api/keys/{id}}: revokes a key of the user. */
  Response revoke(Auth auth, HttpExchange request) {
    String userId = auth.protect().userId();
    String id = request.getRequestURI().getPath().replaceFirst(".*/", "");
    if (!clerk.apiKeys().get(id).subject().equals(userId)) {
      return Response.text(404, "404: you have no such key\n");
    }
    clerk.apiKeys().revoke(id, r -> r.revocationReason("The demo is over"));
    return Response.json(200, Map.of("id", id, "revoked", true));
  }
}
