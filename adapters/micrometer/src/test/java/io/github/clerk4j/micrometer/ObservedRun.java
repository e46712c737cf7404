package io.github.clerk4j.micrometer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.clerk4j.ClerkClient;
import io.github.clerk4j.auth.ClerkRequest;
import io.github.clerk4j.auth.RequestAuthenticator;
import io.github.clerk4j.model.User;
import io.github.clerk4j.testing.FakeClerk;
import io.github.clerk4j.testing.FakeResponse;
import io.github.clerk4j.testing.SignedWebhook;
import io.github.clerk4j.webhook.WebhookVerifier;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A run against a Clerk with faults, in which everything happens that is observed. */
final class ObservedRun {
  /** Texts that a tag must not hold: ids, secrets, queries, and the texts of attackers. */
  final List<String> hidden = new ArrayList<>();

  private final ClerkObservations observed;

  ObservedRun(ClerkObservations observed) {
    this.observed = observed;
  }

  void run() {
    try (FakeClerk fake = FakeClerk.start();
        ClerkClient clerk =
            ClerkClient.builder()
                .secretKey(fake.secretKey())
                .apiUrl(fake.apiUrl())
                .rateLimiter(max -> CompletableFuture.completedFuture(Duration.ofMillis(1)))
                .listener(observed)
                .build()) {
      User ada = fake.addUser("ada@example.com");
      hidden.addAll(List.of(fake.secretKey(), fake.webhookSigningSecret(), ada.id()));
      calls(fake, clerk, ada);
      requests(fake, clerk, ada);
      webhooks(fake, ada);
    }
  }

  private void calls(FakeClerk fake, ClerkClient clerk, User ada) {
    fake.enqueue(
        FakeResponse.of(503).header("Retry-After", "0"),
        FakeResponse.of(429).header("Retry-After", "0"));
    clerk.users().getUser(ada.id());
    clerk.async().users().getUser(ada.id()).join();
    hidden.addAll(List.of("user_hostile", "hostile@example.com", "x\" y=\"z"));
    fails(() -> clerk.users().getUser("user_hostile"));
    clerk.users().getUserList(q -> q.emailAddress("hostile@example.com"));
    fails(() -> clerk.raw().get("/hostile/{id}", "x\" y=\"z").query("q", "hostile").readMap());
  }

  private void requests(FakeClerk fake, ClerkClient clerk, User ada) {
    RequestAuthenticator authenticator =
        RequestAuthenticator.builder(clerk)
            .anyAuthorizedParty()
            .clock(fake.clock())
            .publishableKey(fake.publishableKey())
            .listener(observed)
            .build();
    String token = fake.sessionToken(fake.signIn(ada)).sign();
    String hostile = "x\ny} clerk_evil 1";
    hidden.addAll(List.of(token, "clerk_evil"));
    fake.enqueue(FakeResponse.error(401, "clerk_evil", "no such key"));
    authenticate(authenticator, "Bearer " + token);
    fake.clock().advance(Duration.ofSeconds(2));
    authenticate(authenticator, "Bearer " + token);
    authenticate(authenticator, "Bearer " + token);
    authenticate(authenticator, "Bearer " + hostile);
    authenticate(authenticator, "Bearer mt_" + hostile);
    authenticator.authenticateRequest(ClerkRequest.of("GET", URI.create("/"), Map.of()));
  }

  private static void authenticate(RequestAuthenticator authenticator, String header) {
    authenticator.authenticateRequest(
        ClerkRequest.of(
            "GET", URI.create("/?q=hostile"), Map.of("Authorization", List.of(header))));
  }

  private void webhooks(FakeClerk fake, User ada) {
    WebhookVerifier verifier =
        WebhookVerifier.builder()
            .signingSecrets(fake.webhookSigningSecret())
            .clock(fake.clock())
            .listener(observed)
            .build();
    SignedWebhook created = fake.webhooks().event("user.created", ada);
    SignedWebhook unknown =
        fake.webhooks().sign(created.json().replace("user.created", "hostile\\\"} 1"));
    hidden.addAll(List.of("hostile\"} 1", "msg_hostile"));
    verifier.verify(created.headers(), created.body());
    verifier.verify(unknown.headers(), unknown.body());
    fails(() -> verifier.verify(created.headers(), "{}".getBytes(UTF_8)));
    fails(() -> verifier.verify(Map.of("svix-id", List.of("msg_hostile")), new byte[0]));
  }

  private static void fails(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      return;
    }
    throw new AssertionError("expected a failure");
  }
}
