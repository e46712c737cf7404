package io.github.clerk4j.example;

import io.github.clerk4j.model.Organization;
import io.github.clerk4j.model.Session;
import io.github.clerk4j.model.User;
import io.github.clerk4j.testing.FakeClerk;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** A Clerk instance for the demo: two users, one organization and a JWT template. */
final class Demo implements AutoCloseable {
  private final FakeClerk clerk;
  private final Session session;
  private final String token;

  private Demo(FakeClerk clerk, Session session, String origin) {
    this.clerk = clerk;
    this.session = session;
    this.token = tokenOf(origin);
  }

  /** Starts the instance, and points {@code clerkClient()} to it. */
  static Demo start(String origin) {
    FakeClerk clerk = FakeClerk.start();
    System.setProperty("CLERK_SECRET_KEY", clerk.secretKey());
    System.setProperty("CLERK_API_URL", clerk.apiUrl());
    System.setProperty("CLERK_PUBLISHABLE_KEY", clerk.publishableKey());
    System.setProperty("CLERK_PROXY_URL", clerk.frontendApiUrl());
    System.setProperty("CLERK_SIGN_IN_URL", clerk.signInUrl());
    User ada =
        clerk.addUser(
            u ->
                u.firstName("Ada").lastName("Lovelace").privateMetadata(Map.of("salary", 100_000L)),
            "ada@example.com");
    clerk.addUser(u -> u.firstName("Charles").lastName("Babbage"), "charles@example.com");
    Organization engines = clerk.addOrganization("Analytical Engines", "analytical-engines");
    clerk.addMember(engines, ada, "org:admin", "org:invoices:create");
    clerk.addJwtTemplate(
        "supabase", Map.of("role", "authenticated", "email", "{{user.primary_email_address}}"));
    return new Demo(clerk, clerk.signIn(ada, engines), origin);
  }

  String userId() {
    return session.userId();
  }

  /** Returns Ada's session token for the application's own front end. */
  String token() {
    return token;
  }

  /**
   * Returns Ada's session token for a front end. It is valid for an hour, so that people can copy
   * it; a real one is valid for a minute.
   */
  String tokenOf(String origin) {
    return clerk.sessionToken(session).authorizedParty(origin).lifetime(Duration.ofHours(1)).sign();
  }

  String instructions(URI url) {
    return
"""

This is a Clerk of the example's own, as CLERK_SECRET_KEY is not set. In a browser, signed out at first:

  URL/dashboard

By a program, signed out:

  curl -i URL/api/hello

Signed in, as ada@example.com, for an hour:

  TOKEN=%s

  curl -i -H "Authorization: Bearer $TOKEN" URL/api/hello
  curl -i -H "Authorization: Bearer $TOKEN" URL/api/whoami
  curl -i -H "Authorization: Bearer $TOKEN" URL/api/external
  curl -i -H "Authorization: Bearer $TOKEN" URL/api/me
  curl -i -H "Authorization: Bearer $TOKEN" -X POST URL/api/profile

Stop with Ctrl+C.
"""
        .formatted(token)
        .replace("URL", url.toString());
  }

  /** Signs in every browser as Ada at Clerk; the application learns it by a handshake. */
  void signInBrowsers() {
    clerk.browsers().signIn(session);
  }

  @Override
  public void close() {
    clerk.close();
  }
}
