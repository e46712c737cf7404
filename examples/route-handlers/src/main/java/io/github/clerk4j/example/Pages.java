package io.github.clerk4j.example;

import io.github.clerk4j.auth.Auth;
import io.github.clerk4j.auth.SessionAuth;

/** The pages of the application, for browsers. */
final class Pages {
  private Pages() {}

  /** {@code GET /}: for everybody. */
  static Answer home(Auth auth) {
    return Answer.html(
        "Welcome",
        auth.isAuthenticated()
            ? "<p>You are signed in. <a href=\"/dashboard\">To your dashboard</a></p>\n"
            : "<p>You are signed out. <a href=\"/dashboard\">Sign in</a></p>\n");
  }

  /** {@code GET /dashboard}: who is not signed in is sent to sign in, and comes back. */
  static Answer dashboard(Auth auth) {
    SessionAuth user = auth.protect();
    return Answer.html("Dashboard", "<p>You are " + escaped(user.userId()) + ".</p>\n");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
