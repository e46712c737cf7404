package io.github.clerk4j.auth;

import io.github.clerk4j.ClerkClient;
import io.github.clerk4j.model.Organization;
import io.github.clerk4j.model.Session;
import io.github.clerk4j.model.User;
import io.github.clerk4j.testing.FakeClerk;
import io.github.clerk4j.testing.FakeClock;
import io.github.clerk4j.testing.TokenBuilder;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A Clerk with one signed-in user, whose time stands still, and a client of it. */
public final class Fixture implements AutoCloseable {
  public static final String ORIGIN = "https://app.example.com";

  public final FakeClock clock = FakeClock.standingAt(Instant.parse("2026-05-12T12:00:00Z"));
  public final FakeClerk fake = FakeClerk.builder().clock(clock).start();
  public final ClerkClient clerk =
      ClerkClient.builder().secretKey(fake.secretKey()).apiUrl(fake.apiUrl()).build();
  public final User ada = fake.addUser(u -> u.firstName("Ada"), "ada@example.com");
  public final Organization engines =
      fake.addOrganization("Analytical Engines", "analytical-engines");
  public final Session session;

  public Fixture() {
    fake.addMember(engines, ada, "org:admin", "org:invoices:create", "org:invoices:read");
    fake.addJwtTemplate("supabase", Map.of("role", "authenticated"));
    session = fake.signIn(ada, engines);
  }

  /** By the published keys, for tokens of one front end. */
  public RequestAuthenticator authenticator() {
    return RequestAuthenticator.builder(clerk).authorizedParties(ORIGIN).clock(clock).build();
  }

  public TokenBuilder token() {
    return fake.sessionToken(session).authorizedParty(ORIGIN);
  }

  public static ClerkRequest bearer(String token) {
    return request("GET", Map.of("Authorization", List.of("Bearer " + token)));
  }

  public static ClerkRequest cookies(String cookies) {
    return request("GET", Map.of("Cookie", List.of(cookies)));
  }

  public static ClerkRequest request(String method, Map<String, List<String>> headers) {
    return ClerkRequest.of(method, URI.create("/api/hello"), headers);
  }

  @Override
  public void close() {
    clerk.close();
    fake.close();
  }
}
