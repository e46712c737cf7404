package io.github.clerk4j.example;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** The files of the page, from the class path. */
final class StaticFiles {
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml");

  private StaticFiles() {}

  /** {@code GET /web/*} */
  static Response get(HttpExchange request) throws IOException {
    return file(request.getRequestURI().getPath().replaceFirst(".*/", ""));
  }

  /**
   * Returns a file.
   *
   * @param name its name, without a path
   */
  static Response file(String name) throws IOException {
    String type = TYPES.get(name.replaceFirst(".*\\.", ""));
    try (InputStream file =
        type == null ? null : StaticFiles.class.getResourceAsStream("/web/" + name)) {
      return type == null || file == null
          ? Response.text(404, "404: there is no file " + name + "\n")
          : Response.bytes(type, file.readAllBytes());
    }
  }
}
