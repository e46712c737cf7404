package com.example.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.clerk4j.ClerkClient;
import io.github.clerk4j.SharedRateLimiter;
import io.github.clerk4j.auth.ClerkRequest;
import io.github.clerk4j.auth.RequestAuthenticator;
import io.github.clerk4j.junit.ClerkTest;
import io.github.clerk4j.redis.RedisRateLimiter;
import io.github.clerk4j.testing.FakeClerk;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@ClerkTest
class GreetingsTest {
  @Test
  void aUserIsGreeted(FakeClerk fake, ClerkClient clerk, RequestAuthenticator authenticator) {
    assertTrue(ClerkClient.class.getModule().isNamed());
    String token = fake.sessionToken(fake.addUser("ada@example.com")).sign();
    ClerkRequest request = ClerkRequest.of(
        "GET", URI.create("http://localhost/"), Map.of("Authorization", List.of("Bearer " + token)));

    String greeting = new Greetings(clerk).greet(authenticator.authenticateRequest(request).toAuth());

    System.out.println(greeting);
    assertEquals("Hello ada@example.com", greeting);
  }

  @Test
  void aClientWithoutItsRedisCalls(FakeClerk fake) {
    String user = fake.addUser("grace@example.com").id();
    try (SharedRateLimiter limiter = RedisRateLimiter.of("redis://127.0.0.1:1");
        ClerkClient clerk = ClerkClient.builder()
            .secretKey(fake.secretKey()).apiUrl(fake.apiUrl()).rateLimiter(limiter).build()) {
      assertTrue(RedisRateLimiter.class.getModule().isNamed());
      assertEquals(user, clerk.users().getUser(user).id());
    }
  }
}
