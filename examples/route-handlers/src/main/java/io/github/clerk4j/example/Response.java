package io.github.clerk4j.example;

import com.sun.net.httpserver.HttpExchange;
import io.github.clerk4j.auth.AuthResponse;
import io.github.clerk4j.model.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A handler's response. */
record Response(int status, Map<String, List<String>> headers, String body) {
  static Response json(int status, Object value) {
    return of(status, "application/json", Json.write(value));
  }

  static Response text(int status, String text) {
    return of(status, "text/plain; charset=utf-8", text);
  }

  static Response html(String title, String body) {
    return of(
        200,
        "text/html; charset=utf-8",
        "<!doctype html>\n<title>" + title + "</title>\n<h1>" + title + "</h1>\n" + body);
  }

  /** Returns the response that clerk4j demands. */
  static Response of(AuthResponse response) {
    return new Response(response.status(), response.headers(), response.body());
  }

  private static Response of(int status, String type, String body) {
    return new Response(status, Map.of("Content-Type", List.of(type)), body);
  }

  void send(HttpExchange exchange) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    headers.forEach(exchange.getResponseHeaders()::put);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
