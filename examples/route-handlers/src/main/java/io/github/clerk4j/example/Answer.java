package io.github.clerk4j.example;

import com.sun.net.httpserver.HttpExchange;
import io.github.clerk4j.model.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What a handler answers with. */
record Answer(int status, Map<String, String> headers, String body) {
  static Answer json(int status, Object value) {
    return new Answer(status, Map.of("Content-Type", "application/json"), Json.write(value));
  }

  static Answer text(int status, String text) {
    return new Answer(status, Map.of("Content-Type", "text/plain; charset=utf-8"), text);
  }

  static Answer redirect(int status, String location) {
    return new Answer(status, Map.of("Location", location), "");
  }

  void send(HttpExchange exchange) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    headers.forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
