package com.example.app;

import io.github.clerk4j.ClerkClient;
import io.github.clerk4j.auth.ClerkRequest;
import io.github.clerk4j.auth.RequestAuthenticator;
import io.github.clerk4j.model.User;
import io.github.clerk4j.testing.FakeClerk;
import java.net.URI;
import java.util.List;
import java.util.Map;

class App {
  record Plan(String name) {}

  public static void main(String[] args) {
    try (FakeClerk fake = FakeClerk.start();
        ClerkClient clerk = ClerkClient.builder().secretKey(fake.secretKey()).apiUrl(fake.apiUrl()).build()) {
      RequestAuthenticator authenticator = RequestAuthenticator.builder(clerk).build();
      String token = fake.sessionToken(fake.addUser("ada@example.com")).sign();

      ClerkRequest request = ClerkRequest.of(
          "GET", URI.create("http://localhost/"), Map.of("Authorization", List.of("Bearer " + token)));
      String userId = authenticator.authenticateRequest(request).toAuth().protect().userId();
      clerk.users().updateUserMetadata(userId, m -> m.publicMetadata(new Plan("pro")));
      User user = clerk.users().getUser(userId);
      System.out.println("Hello " + user.primaryEmailAddress().emailAddress());
      System.out.println("Plan: " + user.publicMetadata(Plan.class).name());
      System.out.println("Called by: " + ClerkClient.class.getModule());
      System.out.println("User-Agent: " + fake.requests().get(0).headers().get("user-agent"));
    }
  }
}
