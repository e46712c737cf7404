package io.github.clerk4j.example;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.clerk4j.model.Session;
import io.github.clerk4j.testing.FakeClerk;
import io.github.clerk4j.testing.FakeClock;
import io.github.clerk4j.testing.FakeResponse;
import io.github.clerk4j.testing.Fault;
import io.github.clerk4j.testing.WebhookDelivery;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The example's own Clerk: some people and organizations, and faults at the press of a button. */
final class Lab implements AutoCloseable {
  private final FakeClerk clerk;
  private final People people;
  private final String origin;
  private final Session adasSession;

  private Lab(String origin, FakeClock clock) {
    this.clerk = FakeClerk.builder().clock(clock).start();
    this.people = new People(clerk);
    this.origin = origin;
    this.adasSession = clerk.signIn(people.ada(), people.engines());
    clerk.addJwtTemplate(
        "supabase", Map.of("role", "authenticated", "email", "{{user.primary_email_address}}"));
  }

  /** Starts the instance, and sets it as the one of the application. */
  static Lab start(String origin, FakeClock clock) {
    Lab lab = new Lab(origin, clock);
    System.setProperty("CLERK_SECRET_KEY", lab.clerk.secretKey());
    System.setProperty("CLERK_API_URL", lab.clerk.apiUrl());
    System.setProperty("CLERK_PUBLISHABLE_KEY", lab.clerk.publishableKey());
    System.setProperty("CLERK_PROXY_URL", lab.clerk.frontendApiUrl());
    System.setProperty("CLERK_SIGN_IN_URL", lab.clerk.signInUrl());
    System.setProperty("CLERK_WEBHOOK_SIGNING_SECRET", lab.clerk.webhookSigningSecret());
    return lab;
  }

  People people() {
    return people;
  }

  Clock clock() {
    return clerk.clock();
  }

  String signInUrl() {
    return clerk.signInUrl();
  }

  String signOutUrl() {
    return clerk.apiUrl() + "/sign-out";
  }

  // Webhooks

  /** Delivers each change to the application, as Clerk does. */
  void deliverWebhooksTo(URI receiver) {
    clerk.webhooks().retries(1, Duration.ZERO).deliverTo(receiver.toString());
  }

  /** Returns the delivery of the latest change, and one of the same webhook with a flipped bit. */
  List<Map<String, Object>> lastWebhook() {
    List<WebhookDelivery> deliveries = clerk.webhooks().awaitDeliveries();
    WebhookDelivery genuine = deliveries.get(deliveries.size() - 1);
    WebhookDelivery tampered = clerk.webhooks().deliver(genuine.webhook().tampered());
    clerk.webhooks().awaitDeliveries();
    int flipped = Arrays.mismatch(genuine.webhook().body(), tampered.webhook().body());
    return List.of(json(genuine, flipped), json(tampered, flipped));
  }

  /** Returns the status of a delivery, and the bytes around this one. */
  private static Map<String, Object> json(WebhookDelivery delivery, int at) {
    byte[] body = delivery.webhook().body();
    return Map.of(
        "type", delivery.type(),
        "status", delivery.statuses().get(0),
        "before", new String(body, at - 24, 24, UTF_8),
        "byte", new String(body, at, 1, UTF_8),
        "after", new String(body, at + 1, 24, UTF_8));
  }

  // Faults

  /** Fails the next request once. */
  void failOnce() {
    clerk.enqueue(FakeResponse.error(503, "service_unavailable", "Try again."));
  }

  /** Rejects the next request by a rate limit, which ends after 2 seconds. */
  void limitRate() {
    clerk.enqueue(
        FakeResponse.error(429, "too_many_requests", "Slow down.").header("Retry-After", "2"));
  }

  /** Resets all connections, until {@link #restore}. */
  void takeDown() {
    clerk.faults().resetConnections();
  }

  /** Ends all faults. */
  void restore() {
    clerk.faults().clear();
    clerk.resetResponses();
  }

  /** Limits calls to 40 a second: Clerk's limit of 1000 in 10 s, scaled. */
  Fault limitCalls() {
    return clerk.faults().rateLimit(40, Duration.ofSeconds(1));
  }

  /** Signs new tokens with a new key, and lets the present ones expire. */
  void rotateKeys() {
    clerk.rotateKeys();
    expireTokens();
  }

  /** Moves the clock of Clerk and of the application beyond the lifetime of session tokens. */
  void expireTokens() {
    clerk.clock().advance(Duration.ofSeconds(66)); // 60, and the accepted difference of clocks
  }

  // Tokens, for programs and tests

  String userId() {
    return adasSession.userId();
  }

  /** Returns Ada's session token for the application's own front end. */
  String token() {
    return tokenOf(origin);
  }

  /**
   * Returns Ada's session token for a front end. It is valid for an hour, so that people can copy
   * it; a real one is valid for a minute.
   */
  String tokenOf(String origin) {
    return tokenOf(adasSession, origin);
  }

  /** Returns such a token of the caller's session. */
  String tokenFor(String sessionId) {
    return tokenOf(clerk.session(sessionId), origin);
  }

  private String tokenOf(Session session, String origin) {
    return clerk.sessionToken(session).authorizedParty(origin).lifetime(Duration.ofHours(1)).sign();
  }

  /** Signs in every browser as Ada at Clerk; the application learns it by a handshake. */
  void signInBrowsers() {
    clerk.browsers().signIn(adasSession);
  }

  @Override
  public void close() {
    clerk.close();
  }
}
