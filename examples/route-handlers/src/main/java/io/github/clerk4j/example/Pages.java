package io.github.clerk4j.example;

import io.github.clerk4j.auth.Auth;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The pages of the application, for browsers. */
final class Pages {
  private Pages() {}

  /** {@code GET /}: for everybody. */
  static Response home(Auth auth) {
    try {
      return StaticFiles.file("index.html");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code GET /dashboard}: redirects a signed-out user to sign in, and back. */
  static Response dashboard(Auth auth) {
    auth.protect();
    return home(auth);
  }

  /**
   * {@code GET /orgs/{slug}} and {@code GET /personal}: the authenticator has changed the active
   * organization by a handshake, because the path is one of its patterns.
   */
  static Response switched(Auth auth) {
    return Response.redirect("/");
  }
}
