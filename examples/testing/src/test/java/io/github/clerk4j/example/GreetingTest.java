package io.github.clerk4j.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.clerk4j.ClerkClient;
import io.github.clerk4j.auth.ClerkRequest;
import io.github.clerk4j.auth.ProtectException;
import io.github.clerk4j.auth.RequestAuthenticator;
import io.github.clerk4j.auth.SessionAuth;
import io.github.clerk4j.junit.ClerkTest;
import io.github.clerk4j.model.User;
import io.github.clerk4j.testing.FakeClerk;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@ClerkTest
class GreetingTest {
  /** The code under test. */
  record Greeting(ClerkClient clerk, RequestAuthenticator authenticator) {
    String of(ClerkRequest request) {
      SessionAuth auth = authenticator.authenticateRequest(request).toAuth().protect();
      return "Hello " + clerk.users().getUser(auth.userId()).firstName();
    }
  }

  private final Greeting greeting;

  GreetingTest(ClerkClient clerk, RequestAuthenticator authenticator) {
    greeting = new Greeting(clerk, authenticator);
  }

  @Test
  void aUserIsGreetedUntilTheTokenExpires(FakeClerk fake) {
    User ada = fake.addUser(u -> u.firstName("Ada"), "ada@example.com");
    ClerkRequest request = requestWith(fake.sessionToken(ada).sign());

    assertEquals("Hello Ada", greeting.of(request));

    fake.clock().advance(Duration.ofMinutes(2));
    assertThrows(ProtectException.class, () -> greeting.of(request));
  }

  private static ClerkRequest requestWith(String token) {
    return ClerkRequest.of(
        "GET", URI.create("/greeting"), Map.of("Authorization", List.of("Bearer " + token)));
  }
}
