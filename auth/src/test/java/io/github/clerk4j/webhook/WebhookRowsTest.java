package io.github.clerk4j.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.clerk4j.ClerkConfigurationException;
import io.github.clerk4j.model.Json;
import io.github.clerk4j.model.WebhookEvent;
import io.github.clerk4j.webhook.WebhookVerificationException.Reason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The rows of {@code docs/behavior.md}, section 1.8, on the example that Svix publishes. */
class WebhookRowsTest {
  private static final String SECRET = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String OTHER_SECRET = "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
  private static final Instant SENT = Instant.ofEpochSecond(1614265330);
  private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

  /** Genuine, although no event: it gets as far as that. */
  private static final Delivery PUBLISHED =
      Delivery.of(
          "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", SIGNATURE, "{\"test\": 2432232314}");

  private static final @Nullable Reason ACCEPTED = null;

  static Stream<Arguments> deliveries() {
    String foreign = "v1,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc=";
    String id = PUBLISHED.header("svix-id");
    return Stream.of(
        // row, delivery, reason
        arguments("Headers: svix-id, svix-timestamp, svix-signature", PUBLISHED, ACCEPTED),
        arguments(
            "Headers: values are trimmed",
            PUBLISHED.with("svix-id", " " + id + " ").with("svix-timestamp", "\t1614265330 "),
            ACCEPTED),
        arguments(
            "Headers: names in any case",
            PUBLISHED.withNames(name -> name.replace("svix-", "Svix-")),
            ACCEPTED),
        arguments(
            "Headers: webhook-* (differs: accepted, as Standard Webhooks has them)",
            PUBLISHED.withNames(name -> name.replace("svix-", "Webhook-")),
            ACCEPTED),
        arguments(
            "Headers: some of each (differs in nothing: not mixed)",
            PUBLISHED.without("svix-id").with("webhook-id", id),
            Reason.MISSING_HEADERS),
        arguments(
            "Scheme: one signature of several, apart by spaces",
            PUBLISHED.with("svix-signature", foreign + " " + SIGNATURE),
            ACCEPTED),
        arguments(
            "Scheme: one signature of several, on lines of their own",
            PUBLISHED.with("svix-signature", foreign, SIGNATURE),
            ACCEPTED),
        arguments(
            "Scheme: other versions are skipped",
            PUBLISHED.with("svix-signature", "v2,x v1a,y , v1 " + SIGNATURE),
            ACCEPTED),
        arguments(
            "Scheme: another version does not count with the right bytes either",
            PUBLISHED.with("svix-signature", SIGNATURE.replace("v1,", "v2,")),
            Reason.NO_MATCHING_SIGNATURE),
        arguments(
            "Scheme: a bare signature does not count",
            PUBLISHED.with("svix-signature", SIGNATURE.replace("v1,", "")),
            Reason.NO_MATCHING_SIGNATURE),
        arguments(
            "Scheme: over the raw body; the same JSON written anew is other bytes (Express adapter)",
            PUBLISHED.withBody("{\"test\":2432232314}".getBytes(UTF_8)),
            Reason.NO_MATCHING_SIGNATURE),
        arguments(
            "Scheme: over the id",
            PUBLISHED.with("svix-id", "msg_other"),
            Reason.NO_MATCHING_SIGNATURE),
        arguments(
            "Scheme: over the timestamp",
            PUBLISHED.with("svix-timestamp", "1614265331"),
            Reason.NO_MATCHING_SIGNATURE),
        arguments(
            "Tolerance: 1614265330.12 (differs by decision 25: digits only)",
            PUBLISHED.with("svix-timestamp", "1614265330.12"),
            Reason.MALFORMED_HEADERS),
        arguments(
            "Tolerance: +1614265330 (differs by decision 25)",
            PUBLISHED.with("svix-timestamp", "+1614265330"),
            Reason.MALFORMED_HEADERS),
        arguments(
            "Tolerance: -1614265330 (differs by decision 25)",
            PUBLISHED.with("svix-timestamp", "-1614265330"),
            Reason.MALFORMED_HEADERS),
        arguments(
            "Tolerance: digits of another script (differs by decision 25)",
            PUBLISHED.with("svix-timestamp", "١٦١٤٢٦٥٣٣٠"),
            Reason.MALFORMED_HEADERS),
        arguments(
            "Tolerance: a number beyond all times",
            PUBLISHED.with("svix-timestamp", "9".repeat(400)),
            Reason.MALFORMED_HEADERS),
        arguments(
            "Headers: an id with two values",
            PUBLISHED.with("svix-id", id, "msg_other"),
            Reason.MALFORMED_HEADERS),
        arguments("Errors: no id", PUBLISHED.without("svix-id"), Reason.MISSING_HEADERS),
        arguments(
            "Errors: no timestamp", PUBLISHED.without("svix-timestamp"), Reason.MISSING_HEADERS),
        arguments(
            "Errors: no signature", PUBLISHED.without("svix-signature"), Reason.MISSING_HEADERS),
        arguments(
            "Errors: a blank signature",
            PUBLISHED.with("svix-signature", " "),
            Reason.MISSING_HEADERS),
        arguments(
            "Errors: no matching signature",
            PUBLISHED.with("svix-signature", foreign),
            Reason.NO_MATCHING_SIGNATURE));
  }

  @ParameterizedTest(name = "1.8 {0}")
  @MethodSource("deliveries")
  void deliveriesAreAcceptedOrRejectedByTheTable(
      String row, Delivery delivery, @Nullable Reason reason) {
    WebhookVerificationException refused = refusal(verifier(SENT, SECRET), delivery);

    // the published example is no event, which is what is found out last
    assertThat(refused.reason()).isEqualTo(reason == null ? Reason.NOT_AN_EVENT : reason);
  }

  static Stream<Arguments> times() {
    return Stream.of(
        // row, time since it was signed, reason
        arguments("Tolerance: 5 min ago", Duration.ofMinutes(5), Reason.NOT_AN_EVENT),
        arguments("Tolerance: too old", Duration.ofMinutes(5).plusMillis(1), Reason.TOO_OLD),
        arguments("Tolerance: in 5 min", Duration.ofMinutes(-5), Reason.NOT_AN_EVENT),
        arguments("Tolerance: too new", Duration.ofMinutes(-5).minusMillis(1), Reason.TOO_NEW));
  }

  @ParameterizedTest(name = "1.8 {0}")
  @MethodSource("times")
  void timesAreAcceptedOrRejectedByTheTable(String row, Duration later, Reason reason) {
    WebhookVerificationException refused = refusal(verifier(SENT.plus(later), SECRET), PUBLISHED);

    assertThat(refused.reason()).isEqualTo(reason);
    assertThat(refused.timestamp()).isEqualTo(SENT);
  }

  static Stream<Arguments> secrets() {
    return Stream.of(
        // row, secrets, reason
        arguments("Secret: bare Base64", new String[] {SECRET}, Reason.NOT_AN_EVENT),
        arguments(
            "Secret: whsec_ is stripped", new String[] {"whsec_" + SECRET}, Reason.NOT_AN_EVENT),
        arguments(
            "Secret: any of several (differs: rotation)",
            new String[] {OTHER_SECRET, "whsec_" + SECRET},
            Reason.NOT_AN_EVENT),
        arguments("Secret: another", new String[] {OTHER_SECRET}, Reason.NO_MATCHING_SIGNATURE));
  }

  @ParameterizedTest(name = "1.8 {0}")
  @MethodSource("secrets")
  void secretsAreReadByTheTable(String row, String[] secrets, Reason reason) {
    assertThat(refusal(verifier(SENT, secrets), PUBLISHED).reason()).isEqualTo(reason);
  }

  static Stream<Arguments> settings() {
    return Stream.of(
        // row, setting, words of the message
        arguments("Secret: CLERK_WEBHOOK_SIGNING_SECRET", "whsec_" + SECRET, ""),
        arguments("Errors: no signing secret", "", "CLERK_WEBHOOK_SIGNING_SECRET"),
        arguments("Errors: a signing secret that is none", "whsec_%%", "Base64"),
        arguments("Errors: a signing secret of no length", "whsec_", "Base64"),
        arguments("Errors: a signing secret anybody can guess", "whsec_AAAA", "16 bytes"),
        arguments("Errors: another kind of key", "sk_test_" + SECRET, "API key"));
  }

  @ParameterizedTest(name = "1.8 {0}")
  @MethodSource("settings")
  void aSecretThatIsNotSetComesFromTheEnvironment(String row, String value, String message) {
    System.setProperty("CLERK_WEBHOOK_SIGNING_SECRET", value);
    try {
      if (message.isEmpty()) {
        assertThat(refusal(WebhookVerifier.webhookVerifier(), PUBLISHED).reason())
            .isEqualTo(Reason.TOO_OLD);
      } else {
        assertThat(
                catchThrowableOfType(
                    ClerkConfigurationException.class, WebhookVerifier::webhookVerifier))
            .hasMessageContaining(message)
            .hasNoCause();
      }
    } finally {
      System.clearProperty("CLERK_WEBHOOK_SIGNING_SECRET");
    }
  }

  static Stream<Arguments> results() {
    Map<String, Object> deleted = Map.of("id", "user_1", "object", "user", "deleted", true);
    return Stream.of(
        // row, type, data, event
        arguments("Result: type, data", "user.deleted", deleted, WebhookEvent.UserDeleted.class),
        arguments(
            "Event types: session.pending, which JavaScript lacks",
            "session.pending",
            Map.of("id", "sess_1"),
            WebhookEvent.SessionPending.class),
        arguments(
            "Event types: subscriptionItem.created, which the description lacks",
            "subscriptionItem.created",
            Map.of("id", "subi_1"),
            WebhookEvent.SubscriptionItemCreated.class),
        arguments(
            "Event types: one that is yet to come",
            "robot.created",
            Map.of("id", "robot_1"),
            WebhookEvent.UnknownEvent.class));
  }

  @ParameterizedTest(name = "1.8 {0}")
  @MethodSource("results")
  void eventsAreReturnedByType(
      String row, String type, Map<String, Object> data, Class<? extends WebhookEvent> expected) {
    String body =
        Json.write(
            Map.of(
                "object",
                "event",
                "type",
                type,
                "data",
                data,
                "timestamp",
                1614265330123L,
                "instance_id",
                "ins_1",
                "event_attributes",
                Map.of("http_request", Map.of("client_ip", "192.0.2.1"))));
    String signature = SigningSecret.of(SECRET).sign("msg_1", "1614265330", body.getBytes(UTF_8));
    Delivery delivery = Delivery.of("msg_1", "1614265330", "v1," + signature, body);

    WebhookEvent event = verifier(SENT, SECRET).verify(delivery.headers(), delivery.body());

    assertThat(event).isInstanceOf(expected);
    assertThat(event.type()).isEqualTo(type);
    assertThat(event.envelope().data()).isEqualTo(data);
    // differs: JavaScript drops these two
    assertThat(event.envelope().timestamp()).isEqualTo(Instant.ofEpochMilli(1614265330123L));
    assertThat(event.envelope().instanceId()).isEqualTo("ins_1");
    assertThat(Objects.requireNonNull(event.envelope().eventAttributes()).httpRequest())
        .isNotNull();
  }

  private static WebhookVerifier verifier(Instant now, String... secrets) {
    return WebhookVerifier.builder()
        .signingSecrets(secrets)
        .clock(Clock.fixed(now, ZoneOffset.UTC))
        .build();
  }

  private static WebhookVerificationException refusal(WebhookVerifier webhooks, Delivery delivery) {
    return catchThrowableOfType(
        WebhookVerificationException.class,
        () -> webhooks.verify(delivery.headers(), delivery.body()));
  }
}
