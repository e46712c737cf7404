package io.github.clerk4j.example;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.clerk4j.ClerkException;
import io.github.clerk4j.auth.AcceptedTokens;
import io.github.clerk4j.auth.Auth;
import io.github.clerk4j.auth.AuthResponse;
import io.github.clerk4j.auth.ClerkRequest;
import io.github.clerk4j.auth.ProtectException;
import io.github.clerk4j.auth.RequestAuthenticator;
import io.github.clerk4j.auth.RequestState;
import io.github.clerk4j.token.TokenType;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * The connection between the JDK's HTTP server and the handlers: all that a framework needs to know
 * of clerk4j.
 */
final class Server implements AutoCloseable {
  /** A handler that also reads the request. */
  @FunctionalInterface
  interface Handler {
    Response handle(Auth auth, HttpExchange exchange) throws IOException;
  }

  /** A handler of requests that are not authenticated. */
  @FunctionalInterface
  interface Route {
    Response answer(HttpExchange exchange) throws IOException;
  }

  private final HttpServer http;
  private final RequestAuthenticator authenticator;
  private final HandshakeLog handshakes;
  private final Map<String, Route> routes = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newCachedThreadPool(Server::daemon);

  Server(HttpServer http, RequestAuthenticator authenticator, HandshakeLog handshakes) {
    this.http = http;
    this.authenticator = authenticator;
    this.handshakes = handshakes;
    http.createContext("/", exchange -> find(exchange).answer(exchange).send(exchange));
    http.setExecutor(threads);
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

  /** Returns the URL of a server, which is also the origin of its pages. */
  static String url(HttpServer http) {
    return "http://localhost:" + http.getAddress().getPort();
  }

  URI url() {
    return URI.create(url(http));
  }

  /** Adds a handler for users. A route is a method and a path; a last segment {@code *} is any. */
  Server on(String route, Function<Auth, Response> handler) {
    return on(route, (auth, exchange) -> handler.apply(auth));
  }

  Server on(String route, Handler handler) {
    return on(route, TokenType.SESSION_TOKEN, handler);
  }

  /** Adds a handler for callers with a token of a type. */
  Server on(String route, TokenType accepted, Handler handler) {
    AcceptedTokens tokens = AcceptedTokens.only(accepted);
    return open(route, exchange -> answer(exchange, tokens, handler));
  }

  /** Adds a handler of requests that are not authenticated. */
  Server open(String route, Route handler) {
    routes.put(route, handler);
    return this;
  }

  void start() {
    http.start();
  }

  private Route find(HttpExchange exchange) {
    String route = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
    Route exact = routes.get(route);
    Route any = exact == null ? routes.get(route.replaceFirst("[^/]+$", "*")) : exact;
    return any == null ? unknown -> Response.text(404, "404: there is no " + route + "\n") : any;
  }

  private Response answer(HttpExchange exchange, AcceptedTokens accepted, Handler handler) {
    handshakes.arrived(exchange);
    RequestState state = authenticator.authenticateRequest(requestOf(exchange), accepted);
    handshakes.decided(exchange, state);
    AuthResponse instead = state.response();
    if (instead != null) { // a browser that needs a handshake first
      return Response.of(instead);
    }
    state.headers().forEach(exchange.getResponseHeaders()::put);
    Response response = handled(state, exchange, handler);
    handshakes.responded(exchange, response);
    return response;
  }

  private static Response handled(RequestState state, HttpExchange exchange, Handler handler) {
    try {
      return handler.handle(state.toAuth(), exchange);
    } catch (ProtectException e) {
      return Rejection.of(e, state);
    } catch (ClerkException e) {
      System.err.println(e.getMessage());
      return Response.json(502, Map.of("error", "Clerk could not be asked"));
    } catch (IOException | RuntimeException e) {
      e.printStackTrace();
      return Response.json(500, Map.of("error", "Something went wrong"));
    }
  }

  private static ClerkRequest requestOf(HttpExchange exchange) {
    return ClerkRequest.of(
        exchange.getRequestMethod(), exchange.getRequestURI(), exchange.getRequestHeaders());
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "request");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() {
    http.stop(0);
    threads.shutdownNow();
  }
}
