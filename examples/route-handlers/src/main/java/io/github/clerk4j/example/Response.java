package io.github.clerk4j.example;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import io.github.clerk4j.auth.AuthResponse;
import io.github.clerk4j.model.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A handler's response. */
record Response(int status, Map<String, List<String>> headers, Body body) {
  /** The body, written as the client reads it. */
  @FunctionalInterface
  interface Body {
    void writeTo(OutputStream output) throws IOException;

    /** Returns the number of bytes, or 0 if it is not known yet. */
    default int length() {
      return 0;
    }
  }

  private static final class Bytes implements Body {
    private final byte[] bytes;

    private Bytes(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public void writeTo(OutputStream output) throws IOException {
      output.write(bytes);
    }

    @Override
    public int length() {
      return bytes.length == 0 ? -1 : bytes.length;
    }
  }

  static Response json(int status, Object value) {
    return of(status, "application/json", Json.write(value));
  }

  static Response text(int status, String text) {
    return of(status, "text/plain; charset=utf-8", text);
  }

  static Response redirect(String location) {
    return new Response(303, Map.of("Location", List.of(location)), new Bytes(new byte[0]));
  }

  static Response bytes(String type, byte[] bytes) {
    return new Response(200, Map.of("Content-Type", List.of(type)), new Bytes(bytes));
  }

  /** Returns a response whose body grows until it is complete or the client leaves. */
  static Response stream(String type, Body body) {
    return new Response(
        200, Map.of("Content-Type", List.of(type), "Cache-Control", List.of("no-store")), body);
  }

  /** Returns the response that clerk4j demands. */
  static Response of(AuthResponse response) {
    return new Response(
        response.status(), response.headers(), new Bytes(response.body().getBytes(UTF_8)));
  }

  /** Returns the first value of a header, or an empty text. */
  String header(String name) {
    List<String> values = headers.getOrDefault(name, List.of());
    return values.isEmpty() ? "" : values.get(0);
  }

  /** Returns the same response with a text as its body. */
  Response withText(String text) {
    Map<String, List<String>> headers = new LinkedHashMap<>(this.headers);
    headers.put("Content-Type", List.of("text/plain; charset=utf-8"));
    return new Response(status, headers, new Bytes(text.getBytes(UTF_8)));
  }

  private static Response of(int status, String type, String body) {
    return new Response(
        status, Map.of("Content-Type", List.of(type)), new Bytes(body.getBytes(UTF_8)));
  }

  void send(HttpExchange exchange) throws IOException {
    headers.forEach(exchange.getResponseHeaders()::put);
    exchange.sendResponseHeaders(status, body.length());
    try (OutputStream output = exchange.getResponseBody()) {
      body.writeTo(output);
    }
  }
}
