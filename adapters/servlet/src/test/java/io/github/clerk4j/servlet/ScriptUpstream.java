package io.github.clerk4j.servlet;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.clerk4j.model.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * A Frontend API that serves scripts. They are a stand-in that reads its settings like ClerkJS,
 * loads a chunk and calls the Frontend API; or the files of npm packages below the folder {@code
 * clerk4j.npm}, a system property.
 */
final class ScriptUpstream implements AutoCloseable {
  private static final @Nullable String NPM = System.getProperty("clerk4j.npm");

  private static final String CLERK_JS =
      """
      {
        const read = name =>
          document.querySelector("script[data-clerk-" + name + "]")?.getAttribute("data-clerk-" + name) || "";
        const chunk = document.currentScript.src.replace("clerk.browser.js", "chunk.js");
        window.Clerk = {
          publishableKey: read("publishable-key"),
          proxyUrl: new URL(read("proxy-url"), location.href).href,
          load: async options => {
            await new Promise((resolve, reject) => {
              const script = document.createElement("script");
              Object.assign(script, { src: chunk, onload: resolve, onerror: reject });
              document.head.append(script);
            });
            await fetch(Clerk.proxyUrl + "/v1/client");
            Clerk.options = options;
            Clerk.loaded = window.chunkRan;
          }
        };
      }
      """;

  private static final Map<String, String> STAND_INS =
      Map.of(
          "clerk.browser.js", CLERK_JS,
          "chunk.js", "window.chunkRan = true;",
          "ui.browser.js", "window.__internal_ClerkUICtor = class {};");

  private final HttpServer server =
      HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<String> paths = new CopyOnWriteArrayList<>();

  ScriptUpstream() throws IOException {
    server.setExecutor(threads);
    server.createContext("/", this::respond);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Returns the paths that were requested. */
  List<String> paths() {
    return paths;
  }

  private void respond(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      paths.add(path);
      byte[] body = path.startsWith("/npm/") ? script(path) : api(path);
      boolean script = path.startsWith("/npm/");
      exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "*");
      exchange
          .getResponseHeaders()
          .set("Content-Type", script ? "text/javascript" : "application/json");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static byte[] script(String path) throws IOException {
    String file = path.substring(path.lastIndexOf('/') + 1);
    if (NPM == null) {
      return STAND_INS.getOrDefault(file, "").getBytes(StandardCharsets.UTF_8);
    }
    String folder = path.contains("/ui@") ? "ui" : "clerk-js";
    return Files.readAllBytes(Path.of(NPM, folder, "dist", file));
  }

  private static byte[] api(String path) {
    Map<String, Object> body =
        switch (path) {
          case "/v1/dev_browser" -> Map.of("id", "dvb_1", "token", "dvb_1");
          case "/v1/environment" ->
              Map.of(
                  "auth_config", Map.of("single_session_mode", true),
                  "display_config", Map.of("instance_environment_type", "development"),
                  "user_settings", Map.of("attributes", Map.of(), "social", Map.of()),
                  "organization_settings", Map.of("enabled", false));
          default ->
              Map.of(
                  "response", Map.of("object", "client", "id", "client_1", "sessions", List.of()));
        };
    return Json.write(body).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
