package io.github.clerk4j.example.recipes;

import static io.github.clerk4j.auth.Requirement.scope;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.clerk4j.auth.AcceptedTokens;
import io.github.clerk4j.auth.OAuthAuth;
import io.github.clerk4j.auth.ProtectedResourceMetadata;
import io.github.clerk4j.auth.RequestAuthenticator;
import io.github.clerk4j.model.Json;
import io.github.clerk4j.servlet.ClerkFilter;
import io.github.clerk4j.servlet.ProtectedResourceServlet;
import io.github.clerk4j.token.TokenType;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An MCP server with one tool, for OAuth clients of Clerk: {@code McpServlet.addTo(context,
 * authenticator, metadata)}. It has the parts of the protocol that need no stream.
 */
final class McpServlet extends HttpServlet {
  private static final AcceptedTokens OAUTH = AcceptedTokens.only(TokenType.OAUTH_TOKEN);
  private static final String PROTOCOL = "2025-06-18";
  private static final Map<String, Object> WHOAMI =
      Map.of(
          "name", "whoami",
          "description", "Tells the user who has signed in to the client",
          "inputSchema", Map.of("type", "object"));

  /** Adds the endpoint, the filter before it, and the document by which clients find Clerk. */
  static void addTo(
      ServletContext context,
      RequestAuthenticator.Builder authenticator,
      ProtectedResourceMetadata metadata) {
    ClerkFilter.builder(authenticator.protectedResource(metadata).protectStatuses(401, 403).build())
        .protect("/mcp", OAUTH, scope("profile"))
        .build()
        .addTo(context);
    context.addServlet("mcp", new McpServlet()).addMapping("/mcp");
    new ProtectedResourceServlet(metadata).addTo(context);
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Map<?, ?> call = read(request);
    if (call != null && call.get("id") == null) { // a notification
      response.setStatus(HttpServletResponse.SC_ACCEPTED);
      return;
    }
    response.setContentType("application/json");
    response.getOutputStream().write(Json.writeBytes(reply(call, request)));
  }

  private static @Nullable Map<?, ?> read(HttpServletRequest request) throws IOException {
    byte[] body = request.getInputStream().readAllBytes();
    try {
      return Json.read(Map.class, new String(body, UTF_8));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static Map<String, ?> reply(@Nullable Map<?, ?> call, HttpServletRequest request) {
    if (call == null) {
      return error(-32700, "Parse error");
    }
    Map<String, Object> reply = new LinkedHashMap<>(result(call, request));
    reply.put("id", call.get("id"));
    return reply;
  }

  private static Map<String, ?> result(Map<?, ?> call, HttpServletRequest request) {
    return switch (String.valueOf(call.get("method"))) {
      case "initialize" ->
          result(
              Map.of(
                  "protocolVersion", PROTOCOL,
                  "capabilities", Map.of("tools", Map.of()),
                  "serverInfo", Map.of("name", "clerk4j", "version", "1")));
      case "ping" -> result(Map.of());
      case "tools/list" -> result(Map.of("tools", List.of(WHOAMI)));
      case "tools/call" ->
          call.get("params") instanceof Map<?, ?> params && "whoami".equals(params.get("name"))
              ? result(Map.of("content", List.of(Map.of("type", "text", "text", whoami(request)))))
              : error(-32602, "Unknown tool");
      default -> error(-32601, "Unknown method");
    };
  }

  private static Map<String, ?> result(Map<String, ?> result) {
    return Map.of("jsonrpc", "2.0", "result", result);
  }

  private static Map<String, ?> error(int code, String message) {
    return Map.of("jsonrpc", "2.0", "error", Map.of("code", code, "message", message));
  }

  private static String whoami(HttpServletRequest request) {
    OAuthAuth caller = (OAuthAuth) ClerkFilter.auth(request).protect(OAUTH);
    return caller.userId() + " in " + caller.clientId() + " with " + caller.scopes();
  }
}
