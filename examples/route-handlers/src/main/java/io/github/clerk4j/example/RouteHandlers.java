package io.github.clerk4j.example;

import static io.github.clerk4j.ClerkClient.clerkClient;

import io.github.clerk4j.auth.Auth;
import io.github.clerk4j.model.EmailAddress;
import io.github.clerk4j.model.User;
import java.util.Map;

/** The handlers of the application: what to copy from this example. */
final class RouteHandlers {
  private final DataSourceClient dataSource;

  RouteHandlers(DataSourceClient dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * {@code GET /api/hello}: for signed-in users only; who is not gets 404, as if it were not there.
   */
  Answer hello(Auth auth) {
    auth.protect();
    return Answer.json(200, Map.of("message", "Hello world!"));
  }

  /** {@code GET /api/whoami}: decides by itself what to answer to whom. */
  Answer whoami(Auth auth) {
    String userId = auth.userId();
    if (!auth.isAuthenticated() || userId == null) {
      return Answer.json(401, Map.of("error", "Error: No signed in user"));
    }
    return Answer.json(200, Map.of("userId", userId));
  }

  /**
   * {@code GET /api/external}: calls another service in the user's name, with a token made for it.
   */
  Answer external(Auth auth) {
    String token = auth.getToken("supabase");
    if (token == null) {
      return Answer.json(401, Map.of("error", "Error: No signed in user"));
    }
    return Answer.json(200, dataSource.read(token));
  }

  /** {@code GET /api/me}: the whole user, of which little is shown. */
  Answer me(Auth auth) {
    User user = auth.currentUser();
    if (user == null) {
      return Answer.json(401, Map.of("error", "Error: No signed in user"));
    }
    return Answer.json(200, Map.of("userId", user.id(), "email", primaryEmail(user)));
  }

  /**
   * {@code POST /api/profile}: changes the user; who is not signed in is sent to the sign-in page.
   */
  Answer profile(Auth auth) {
    String userId = auth.protect(p -> p.unauthenticatedUrl("/sign-in")).userId();
    User user = clerkClient().users().updateUser(userId, u -> u.firstName("John").lastName("Wick"));
    return Answer.json(200, Map.of("user", user.withoutPrivateData()));
  }

  private static String primaryEmail(User user) {
    return user.emailAddresses().stream()
        .filter(
            each ->
                user.primaryEmailAddressId() != null
                    && user.primaryEmailAddressId().equals(each.id()))
        .findFirst()
        .map(EmailAddress::emailAddress)
        .orElse("");
  }
}
