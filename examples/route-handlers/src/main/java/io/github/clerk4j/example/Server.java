package io.github.clerk4j.example;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.clerk4j.ClerkClient;
import io.github.clerk4j.ClerkException;
import io.github.clerk4j.auth.Auth;
import io.github.clerk4j.auth.AuthResponse;
import io.github.clerk4j.auth.ClerkRequest;
import io.github.clerk4j.auth.ProtectException;
import io.github.clerk4j.auth.RequestAuthenticator;
import io.github.clerk4j.auth.RequestState;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * The connection between the JDK's HTTP server and the handlers: all that a framework needs to know
 * of clerk4j.
 */
final class Server implements AutoCloseable {
  private final HttpServer http;
  private final ExecutorService threads = Executors.newFixedThreadPool(16);
  private final RequestAuthenticator authenticator;

  private Server(HttpServer http, RequestAuthenticator authenticator) {
    this.http = http;
    this.authenticator = authenticator;
  }

  /**
   * Binds a port of loopback; requests get no response yet.
   *
   * @param port the port, or 0 for any free one
   * @throws IOException if the port cannot be bound
   */
  static HttpServer bind(int port) throws IOException {
    return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
  }

  /** Returns the URL of the server, which is also the origin of its pages. */
  static String url(HttpServer http) {
    return "http://localhost:" + http.getAddress().getPort();
  }

  /**
   * Starts the application.
   *
   * @param origin the origin of the front end whose session tokens are accepted
   */
  static Server start(HttpServer http, String origin, ClerkClient clerk) {
    RequestAuthenticator authenticator =
        RequestAuthenticator.builder(clerk).authorizedParties(origin).build();
    Server server = new Server(http, authenticator);
    DataSource dataSource = new DataSource(clerk);
    RouteHandlers handlers =
        new RouteHandlers(new DataSourceClient(server.url().resolve("/data-source/rows")));

    server.route("GET", "/", Pages::home);
    server.route("GET", "/dashboard", Pages::dashboard);
    server.route("GET", "/api/hello", handlers::hello);
    server.route("GET", "/api/whoami", handlers::whoami);
    server.route("GET", "/api/external", handlers::external);
    server.route("GET", "/api/me", handlers::me);
    server.route("POST", "/api/profile", handlers::profile);
    http.createContext(
        "/data-source/rows",
        exchange ->
            dataSource.rows(exchange.getRequestHeaders().getFirst("Authorization")).send(exchange));
    http.createContext(
        "/sign-in",
        exchange ->
            Response.text(200, "Here a front end would show Clerk's sign-in form.\n")
                .send(exchange));
    http.setExecutor(server.threads);
    http.start();
    return server;
  }

  URI url() {
    return URI.create(url(http));
  }

  private void route(String method, String path, Function<Auth, Response> handler) {
    http.createContext(
        path,
        exchange -> {
          boolean found =
              exchange.getRequestMethod().equals(method)
                  && exchange.getRequestURI().getPath().equals(path);
          (found ? answer(exchange, handler) : Response.text(404, "Not found\n")).send(exchange);
        });
  }

  private Response answer(HttpExchange exchange, Function<Auth, Response> handler) {
    RequestState state =
        authenticator.authenticateRequest(
            ClerkRequest.of(
                exchange.getRequestMethod(),
                exchange.getRequestURI(),
                exchange.getRequestHeaders()));
    AuthResponse instead = state.response();
    if (instead != null) { // a browser that needs a handshake first
      return Response.of(instead);
    }
    state.headers().forEach(exchange.getResponseHeaders()::put);
    try {
      return handler.apply(state.toAuth());
    } catch (ProtectException e) {
      return Response.of(e.response());
    } catch (ClerkException e) {
      System.err.println(e.getMessage());
      return Response.json(502, Map.of("error", "Clerk could not be asked"));
    } catch (RuntimeException e) {
      e.printStackTrace();
      return Response.json(500, Map.of("error", "Something went wrong"));
    }
  }

  @Override
  public void close() {
    http.stop(0);
    threads.shutdown();
  }
}
