package io.github.clerk4j.junit;

import static io.github.clerk4j.auth.Requirement.permission;
import static io.github.clerk4j.auth.Requirement.role;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.clerk4j.auth.AcceptedTokens;
import io.github.clerk4j.auth.Auth;
import io.github.clerk4j.auth.AuthResponse;
import io.github.clerk4j.auth.ClerkRequest;
import io.github.clerk4j.auth.ProtectException;
import io.github.clerk4j.auth.RequestAuthenticator;
import io.github.clerk4j.auth.RequestState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** A web application under test, whose routes can be changed. */
final class InvoicesApp implements AutoCloseable {
  private final Map<String, Consumer<Auth>> handlers = new ConcurrentHashMap<>();
  private final RequestAuthenticator authenticator;
  private final HttpServer http;

  InvoicesApp(RequestAuthenticator authenticator) {
    this.authenticator = authenticator;
    handlers.put("GET /public", auth -> {});
    handlers.put("GET /invoices", auth -> auth.protect(permission("org:invoices:read")));
    handlers.put("POST /invoices", auth -> auth.protect(role("org:admin")));
    handlers.put("GET /dashboard", Auth::protect);
    handlers.put("GET /export", auth -> auth.protect(AcceptedTokens.any()));
    try {
      http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    http.createContext("/", this::handle);
    http.start();
  }

  String url() {
    return "http://localhost:" + http.getAddress().getPort();
  }

  /** Changes what a route requires. */
  void on(String route, Consumer<Auth> handler) {
    handlers.put(route, handler);
  }

  /** Adds a route that redirects. */
  void redirect(String path, String location) {
    http.createContext(
        path,
        exchange -> {
          try (exchange) {
            send(exchange, 307, Map.of("Location", List.of(location)));
          }
        });
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      RequestState state =
          authenticator.authenticateRequest(
              ClerkRequest.of(
                  exchange.getRequestMethod(),
                  exchange.getRequestURI(),
                  exchange.getRequestHeaders()),
              AcceptedTokens.any());
      AuthResponse instead = state.response();
      if (instead != null) {
        send(exchange, instead.status(), instead.headers());
        return;
      }
      try {
        respond(exchange, path, state.toAuth());
      } catch (ProtectException e) {
        send(exchange, e.response().status(), e.response().headers());
      }
    }
  }

  private void respond(HttpExchange exchange, String path, Auth auth) throws IOException {
    if (path.startsWith("/orgs/")) {
      auth.protect();
      boolean own = path.equals("/orgs/" + auth.orgId());
      send(exchange, own ? 200 : 403, Map.of());
      return;
    }
    Consumer<Auth> handler = handlers.get(exchange.getRequestMethod() + " " + path);
    if (handler == null) {
      send(exchange, 410, Map.of());
      return;
    }
    handler.accept(auth);
    boolean empty = exchange.getRequestMethod().equals("POST") && isEmpty(exchange);
    send(exchange, empty ? 400 : 200, Map.of());
  }

  private static boolean isEmpty(HttpExchange exchange) throws IOException {
    return exchange.getRequestBody().readAllBytes().length == 0;
  }

  private static void send(HttpExchange exchange, int status, Map<String, List<String>> headers)
      throws IOException {
    headers.forEach(exchange.getResponseHeaders()::put);
    exchange.sendResponseHeaders(status, -1);
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
