package io.github.clerk4j.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.clerk4j.ClerkConfigurationException;
import io.github.clerk4j.model.Json;
import io.github.clerk4j.testing.FakeClerk;
import io.github.clerk4j.testing.FakeClock;
import io.github.clerk4j.testing.SignedWebhook;
import io.github.clerk4j.testing.junit.FakeClerkExtension;
import io.github.clerk4j.webhook.WebhookVerificationException.Reason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each mistake that integrators make with webhooks has a message of its own. */
class WebhookMistakesTest {
  private static final String WHERE =
      "; the Clerk Dashboard shows it with the endpoint, under Webhooks";

  private final FakeClock clock = FakeClock.standingAt(Instant.parse("2026-05-12T12:00:00Z"));

  @RegisterExtension
  private final FakeClerkExtension extension = FakeClerkExtension.of(it -> it.clock(clock));

  private final FakeClerk clerk = extension.fake();
  private final WebhookVerifier webhooks = verifier(clerk.webhookSigningSecret());
  private final SignedWebhook genuine =
      clerk.webhooks().event("user.deleted", Map.of("id", "user_s3cret"));

  @Test
  void anEmptyBodyIsSaidToHaveBeenReadBefore() {
    assertThat(message(Delivery.of(genuine).withBody(new byte[0])))
        .contains("the body is empty, because something has read it before; take the bytes");
  }

  @Test
  void theMessageForAReencodedBodySaysSo() {
    String body = new String(genuine.body(), UTF_8);
    SignedWebhook compact = clerk.webhooks().sign(Json.write(Json.read(Object.class, body)));
    String pretty = new String(compact.body(), UTF_8).replace(",", ",\n  ").replace(":{", ": {");

    assertThat(message(Delivery.of(compact).withBody(pretty.getBytes(UTF_8))))
        .contains("the body was read as JSON and written again, so its bytes changed");
    assertThat(message(Delivery.of(compact).withBody(Json.write(pretty).getBytes(UTF_8))))
        .contains("the body is JSON within a JSON string");
    assertThat(message(Delivery.of(genuine).withBody((body + "\r\n").getBytes(UTF_8))))
        .contains("the body and the signed body differ in the white space around them");
    assertThat(message(Delivery.of(clerk.webhooks().sign(body + "\n")).withBody(genuine.body())))
        .contains("the body and the signed body differ in the white space around them");
    assertThat(message(Delivery.of(genuine).withBody("{type=user.deleted}".getBytes(UTF_8))))
        .contains("the body is not JSON, so it is not the body that was signed");
    assertThat(message(Delivery.of(genuine).withBody("{\"a\":\"\\ud800\"}".getBytes(UTF_8))))
        .contains("the secret");
  }

  @Test
  void theSecretOfAnotherEndpointIsTheFirstGuessForAnUntouchedBody() {
    try (FakeClerk other = FakeClerk.builder().clock(clock).start()) {
      SignedWebhook foreign = other.webhooks().event("user.deleted", Map.of("id", "user_s3cret"));

      assertThat(message(Delivery.of(foreign)))
          .contains(
              "the signature does not match the signing secret, which may belong to another endpoint or"
                  + " instance"
                  + WHERE);
    }
  }

  @Test
  void aLargeBodyWithAWrongSignatureIsNotExamined() {
    byte[] large = ("[" + "1".repeat(1_000_000) + "]").getBytes(UTF_8);

    assertThat(message(Delivery.of(genuine).withBody(large)))
        .contains("the signature does not match the signing secret");
  }

  @Test
  void aBodyOfMoreThan8KiBIsNotExamined() {
    String padded = new String(genuine.body(), UTF_8) + " ".repeat(8 * 1024);

    assertThat(message(Delivery.of(genuine).withBody(padded.getBytes(UTF_8))))
        .contains("the signature does not match the signing secret");
  }

  @Test
  @SuppressWarnings("NullAway") // nulls are what callers without a checker pass
  void nullSettingsAreNamed() {
    WebhookVerifier.Builder builder = WebhookVerifier.builder();
    assertThatThrownBy(() -> builder.clock(null)).hasMessage("clock must not be null");
    assertThatThrownBy(() -> builder.tolerance(null)).hasMessage("tolerance must not be null");
    assertThatThrownBy(() -> builder.signingSecrets((String[]) null))
        .hasMessage("signingSecrets must not be null");
    assertThatThrownBy(() -> WebhookVerifier.messageId(null))
        .hasMessage("headers must not be null: pass those of the request");
  }

  @Test
  void aSignatureOfAnotherVersionIsSaidToBeNone() {
    assertThat(message(Delivery.of(genuine).with("svix-signature", "v2,AAAA")))
        .contains("the signature header has no signature of version v1");
  }

  @Test
  void theMessageForAStaleTimestampNamesItsCauses() {
    clock.advance(Duration.ofMinutes(6));
    WebhookVerificationException late = refusal(Delivery.of(genuine));
    assertThat(late.reason()).isEqualTo(Reason.TOO_OLD);
    assertThat(late)
        .hasMessageContaining(
            "it was signed at 2026-05-12T12:00:00Z, and the time is 2026-05-12T12:06")
        .hasMessageContaining("it was delayed or is a replay, or this clock is fast");

    clock.advance(Duration.ofMinutes(-12));
    WebhookVerificationException early = refusal(Delivery.of(genuine));
    assertThat(early.reason()).isEqualTo(Reason.TOO_NEW);
    assertThat(early).hasMessageContaining("this clock is slow");
  }

  @Test
  void everyMessageDemandsAResponseOf400() {
    Delivery delivery = Delivery.of(genuine);

    for (Delivery each :
        List.of(
            delivery.withBody(new byte[0]),
            delivery.withBody(new byte[] {1}),
            delivery.without("svix-id"),
            delivery.with("svix-timestamp", "x"),
            Delivery.of(clerk.webhooks().sign("[]")))) {
      assertThat(refusal(each))
          .hasMessageStartingWith("Webhook verification failed, respond with status 400: ");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', is empty",
    "'  ', is empty",
    "'\"whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\"', must not be in quotes: remove them",
    "sk_test_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw, is an API key: use the one that begins with whsec_",
    "whsec_MfKQ9r8GKYqrTwjUPD8I, must be whsec_ and Base64 of 16 bytes or more",
    "whsec_MfKQ9r8GKY*rTwjUPD8ILPZIo2LaLaSw, must be whsec_ and Base64 of 16 bytes or more"
  })
  void theMessageForAMalformedSecretSaysWhyAndDoesNotShowIt(String secret, String message) {
    assertThatThrownBy(() -> verifier(secret))
        .isInstanceOf(ClerkConfigurationException.class)
        .hasMessage("The webhook signing secret " + message + WHERE)
        .hasMessageNotContaining("MfKQ9r8GKY")
        .hasNoCause();
  }

  @Test
  @SuppressWarnings("NullAway") // nulls are what callers without a checker pass
  void noSecretsAtAllAreNoSilentFallBack() {
    assertThatThrownBy(() -> WebhookVerifier.builder().signingSecrets())
        .isInstanceOf(ClerkConfigurationException.class)
        .hasMessageStartingWith("signingSecrets must not be empty");
    assertThatThrownBy(() -> WebhookVerifier.builder().signingSecrets((String) null))
        .isInstanceOf(ClerkConfigurationException.class)
        .hasMessage("signingSecrets must not hold null");
    assertThatThrownBy(() -> webhooks.verify(genuine.headers(), null))
        .hasMessage("body must not be null: pass the bytes of the request");
    assertThatThrownBy(() -> webhooks.verify(null, genuine.body()))
        .hasMessage("headers must not be null: pass those of the request");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "whsec_+/+/+/+/+/+/+/+/+/+/+w==",
        "whsec_-_-_-_-_-_-_-_-_-_-_-w",
        " \t-_-_-_-_-_-_-_-_-_-_-w==\n"
      })
  void aSecretIsReadInEitherAlphabetWithBlanksAroundIt(String secret) {
    byte[] key = Base64.getDecoder().decode("+/+/+/+/+/+/+/+/+/+/+w==");

    assertThat(key).hasSize(16);
    assertThat(SigningSecret.of(secret).sign("id", "1", new byte[0]))
        .isEqualTo(
            SigningSecret.of(Base64.getEncoder().encodeToString(key)).sign("id", "1", new byte[0]));
  }

  @Test
  void headersOfStandardWebhooksAreAccepted() {
    Delivery standard = Delivery.of(genuine).withNames(name -> name.replace("svix-", "webhook-"));

    assertThat(webhooks.verify(new TreeMap<>(standard.headers()), standard.body()).type())
        .isEqualTo("user.deleted");
  }

  private WebhookVerifier verifier(String secret) {
    Clock here = clock;
    return WebhookVerifier.builder().signingSecrets(secret).clock(here).build();
  }

  private String message(Delivery delivery) {
    WebhookVerificationException refused = refusal(delivery);
    assertThat(refused.reason()).isEqualTo(Reason.NO_MATCHING_SIGNATURE);
    assertThat(refused).hasMessageNotContaining("s3cret").hasNoCause();
    return String.valueOf(refused.getMessage());
  }

  private WebhookVerificationException refusal(Delivery delivery) {
    return catchThrowableOfType(
        WebhookVerificationException.class,
        () -> webhooks.verify(delivery.headers(), delivery.body()));
  }
}
