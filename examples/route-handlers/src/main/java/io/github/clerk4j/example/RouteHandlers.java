package io.github.clerk4j.example;

import io.github.clerk4j.ClerkClient;
import io.github.clerk4j.auth.Auth;
import io.github.clerk4j.model.EmailAddress;
import io.github.clerk4j.model.User;
import java.util.Map;

/** The handlers of the application: the part of this example to copy. */
final class RouteHandlers {
  private final ClerkClient clerk;
  private final DataSourceClient dataSource;

  RouteHandlers(ClerkClient clerk, DataSourceClient dataSource) {
    this.clerk = clerk;
    this.dataSource = dataSource;
  }

  /** {@code GET /api/hello}: for signed-in users. Others get 404. */
  Response hello(Auth auth) {
    auth.protect();
    return Response.json(200, Map.of("message", "Hello world!"));
  }

  /** {@code GET /api/whoami}: checks the user by itself. */
  Response whoami(Auth auth) {
    String userId = auth.userId();
    if (!auth.isAuthenticated() || userId == null) {
      return Response.json(401, Map.of("error", "Error: No signed in user"));
    }
    return Response.json(200, Map.of("userId", userId));
  }

  /**
   * {@code GET /api/external}: calls another service for the user, with a token of a JWT template.
   */
  Response external(Auth auth) {
    String token = auth.getToken("supabase");
    if (token == null) {
      return Response.json(401, Map.of("error", "Error: No signed in user"));
    }
    return Response.json(200, dataSource.read(token));
  }

  /** {@code GET /api/me}: gets the user from Clerk, and returns a small part. */
  Response me(Auth auth) {
    User user = auth.currentUser();
    if (user == null) {
      return Response.json(401, Map.of("error", "Error: No signed in user"));
    }
    EmailAddress email = user.primaryEmailAddress();
    return Response.json(
        200, Map.of("userId", user.id(), "email", email == null ? "" : email.emailAddress()));
  }

  /** {@code POST /api/profile}: updates the user. A signed-out user is redirected to sign in. */
  Response profile(Auth auth) {
    String userId = auth.protect(p -> p.unauthenticatedUrl("/sign-in")).userId();
    User user = clerk.users().updateUser(userId, u -> u.firstName("John").lastName("Wick"));
    return Response.json(200, Map.of("user", user.withoutPrivateData()));
  }
}
