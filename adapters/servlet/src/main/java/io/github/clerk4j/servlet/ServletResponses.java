package io.github.clerk4j.servlet;

import io.github.clerk4j.auth.AuthResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A writer of servlet responses. */
final class ServletResponses {
  private static final int LOWEST_ERROR = 400;

  private ServletResponses() {}

  /**
   * Sends a response. An error without a body gets the application's error page, so that a hidden
   * page looks like a missing one.
   */
  static void send(AuthResponse response, HttpServletResponse to) throws IOException {
    to.resetBuffer();
    addHeaders(response.headers(), to);
    if (response.body().isEmpty() && response.status() >= LOWEST_ERROR) {
      to.sendError(response.status());
      return;
    }
    byte[] body = response.body().getBytes(StandardCharsets.UTF_8);
    to.setStatus(response.status());
    to.setContentLength(body.length);
    if (body.length > 0) {
      to.setContentType("application/json");
      to.getOutputStream().write(body);
    }
    to.flushBuffer();
  }

  /** Adds cookies to those that are set, and replaces other headers. */
  static void addHeaders(Map<String, List<String>> headers, HttpServletResponse to) {
    headers.forEach(
        (name, lines) -> {
          boolean replaces = !name.equalsIgnoreCase("Set-Cookie");
          for (String line : lines) {
            if (replaces) {
              to.setHeader(name, line);
              replaces = false;
            } else {
              to.addHeader(name, line);
            }
          }
        });
  }
}
