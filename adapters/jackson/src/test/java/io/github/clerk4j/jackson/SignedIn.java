package io.github.clerk4j.jackson;

import io.github.clerk4j.ClerkClient;
import io.github.clerk4j.auth.Auth;
import io.github.clerk4j.auth.ClerkRequest;
import io.github.clerk4j.auth.RequestAuthenticator;
import io.github.clerk4j.model.User;
import io.github.clerk4j.testing.FakeClerk;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** An application with a signed-in user who has metadata of all kinds. */
final class SignedIn implements AutoCloseable {
  static final String SECRET = "owes us 12 pounds";

  private static final String APP = "https://app.example.com";

  private final FakeClerk fake = FakeClerk.builder().authorizedParty(APP).start();
  final ClerkClient clerk =
      ClerkClient.builder().secretKey(fake.secretKey()).apiUrl(fake.apiUrl()).build();
  private final RequestAuthenticator authenticator =
      RequestAuthenticator.builder(clerk).authorizedParties(APP).build();
  final User user =
      fake.addUser(
          ada ->
              ada.firstName("Ada")
                  .publicMetadata(Map.of("plan", "gold"))
                  .privateMetadata(Map.of("note", SECRET))
                  .unsafeMetadata(Map.of("theme", "dark")),
          "ada@example.com");

  /** Authenticates a request of the user. */
  Auth auth() {
    String token = fake.sessionToken(fake.signIn(user)).sign();
    return authenticator
        .authenticateRequest(
            ClerkRequest.of(
                "GET",
                URI.create(APP + "/me"),
                Map.of("Authorization", List.of("Bearer " + token))))
        .toAuth();
  }

  @Override
  public void close() {
    clerk.close();
    fake.close();
  }
}
