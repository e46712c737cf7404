package io.github.clerk4j.example;

import com.sun.net.httpserver.HttpExchange;
import io.github.clerk4j.auth.AuthResponse;
import io.github.clerk4j.auth.RequestState;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The part of the live log about authentication: each hop of a handshake, and its reason. */
final class HandshakeLog {
  private final LiveLog log;

  HandshakeLog(LiveLog log) {
    this.log = log;
  }

  /** Adds the hop of a browser that Clerk redirected back. */
  void arrived(HttpExchange exchange) {
    String query = Objects.requireNonNullElse(exchange.getRequestURI().getQuery(), "");
    if (query.contains("__clerk_handshake")) {
      hop("Clerk sent the browser back", "The URL carries the result of the handshake.", "", 307);
    }
  }

  /** Adds the decision about a request. */
  void decided(HttpExchange exchange, RequestState state) {
    AuthResponse redirect = state.response();
    int cookies = state.headers().getOrDefault("set-cookie", List.of()).size();
    String reason = Objects.requireNonNullElse(state.reason(), "");
    if (redirect != null) {
      boolean toClerk = Response.of(redirect).header("location").contains("/handshake");
      String title = toClerk ? "Browser sent to Clerk" : cookies + " cookies set";
      String text =
          toClerk ? Reasons.inWords(state) : "The browser reloads the page, signed in or out.";
      hop(title, text, reason, redirect.status());
    } else if (state.isAuthenticated() && cookies > 0) {
      log.add(
          "refresh",
          Map.of(
              "title", "Token refreshed silently",
              "text", "Clerk exchanged the expired token; the browser was not redirected."));
    } else if ("document".equals(exchange.getRequestHeaders().getFirst("Sec-Fetch-Dest"))) {
      String title = state.isAuthenticated() ? "Signed in" : "Signed out";
      String text =
          state.isAuthenticated()
              ? "The token in the cookie is verified, without the network."
              : Reasons.inWords(state);
      hop(title, text, reason, 200);
    }
  }

  /** Adds the response of a handler. */
  void responded(HttpExchange exchange, Response response) {
    String path = exchange.getRequestURI().getPath();
    if (path.startsWith("/api/")) {
      log.add(
          "request",
          Map.of(
              "method", exchange.getRequestMethod(),
              "path", path,
              "status", response.status(),
              "location", response.header("location")));
    }
  }

  private void hop(String title, String text, String reason, int status) {
    log.add("hop", Map.of("title", title, "text", text, "reason", reason, "status", status));
  }
}
