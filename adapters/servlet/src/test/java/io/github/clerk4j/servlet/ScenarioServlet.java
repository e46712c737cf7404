package io.github.clerk4j.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.clerk4j.scenarios.ScenarioRoutes;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The handlers of the scenarios as a servlet. */
final class ScenarioServlet extends HttpServlet {
  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    respond(request, response, "");
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    respond(request, response, new String(request.getInputStream().readAllBytes(), UTF_8));
  }

  private static void respond(HttpServletRequest request, HttpServletResponse response, String body)
      throws IOException {
    String path = request.getPathInfo().substring(1);
    response.setContentType("text/plain");
    response
        .getWriter()
        .write(ScenarioRoutes.handle(ClerkFilter.auth(request), path, request::getParameter, body));
  }
}
