package io.github.clerk4j.example;

import io.github.clerk4j.auth.Auth;
import io.github.clerk4j.auth.SessionAuth;

/** The pages of the application, for browsers. */
final class Pages {
  private Pages() {}

  /** {@code GET /}: public. */
  static Response home(Auth auth) {
    return Response.html(
        "Welcome",
        auth.isAuthenticated()
            ? "<p>You are signed in. <a href=\"/dashboard\">To your dashboard</a></p>\n"
            : "<p>You are signed out. <a href=\"/dashboard\">Sign in</a></p>\n");
  }

  /** {@code GET /dashboard}: redirects a signed-out user to sign in, and back. */
  static Response dashboard(Auth auth) {
    SessionAuth user = auth.protect();
    return Response.html("Dashboard", "<p>You are " + escaped(user.userId()) + ".</p>\n");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
