package io.github.clerk4j.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.clerk4j.ClerkConfigurationException;
import io.github.clerk4j.model.User;
import io.github.clerk4j.model.WebhookEvent;
import io.github.clerk4j.testing.FakeClerk;
import io.github.clerk4j.testing.FakeClock;
import io.github.clerk4j.testing.SignedWebhook;
import io.github.clerk4j.testing.junit.FakeClerkExtension;
import io.github.clerk4j.webhook.WebhookVerificationException.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookVerifierTest {
  private static final String SWAPPED = "0A=,. \u00e9";

  private final FakeClock clock = FakeClock.standingAt(Instant.parse("2026-05-12T12:00:00Z"));

  @RegisterExtension
  private final FakeClerkExtension extension = FakeClerkExtension.of(it -> it.clock(clock));

  private final FakeClerk clerk = extension.fake();
  private final User ada = clerk.addUser("ada@example.com");
  private final WebhookVerifier webhooks = verifier(clerk.webhookSigningSecret());
  private final SignedWebhook genuine = clerk.webhooks().event("user.created", ada);

  @Test
  void anEventOfClerkIsReturnedAsItsType() {
    WebhookEvent event = webhooks.verify(genuine.headers(), genuine.body());

    assertThat(event)
        .isInstanceOfSatisfying(
            WebhookEvent.UserCreated.class, it -> assertThat(it.data()).isEqualTo(ada));
  }

  @Test
  void anotherInstancesEventIsRejected() {
    try (FakeClerk other = FakeClerk.builder().clock(clock).start()) {
      SignedWebhook foreign = other.webhooks().event("user.created", ada);

      assertThat(refusal(Delivery.of(foreign)).reason()).isEqualTo(Reason.NO_MATCHING_SIGNATURE);
    }
  }

  @Test
  void aSecretIsRotatedWithoutALostWebhook() {
    String former = clerk.webhookSigningSecret();
    clerk.webhooks().rotateSecret();
    String latter = clerk.webhookSigningSecret();
    SignedWebhook after = clerk.webhooks().event("user.created", ada);

    for (WebhookVerifier each :
        List.of(verifier(former), verifier(latter), verifier(latter, former))) {
      assertThat(each.verify(after.headers(), after.body()).type()).isEqualTo("user.created");
    }
    assertThat(verifier(latter, former).verify(genuine.headers(), genuine.body())).isNotNull();
    assertThatThrownBy(() -> verifier(latter).verify(genuine.headers(), genuine.body()))
        .isInstanceOf(WebhookVerificationException.class);
  }

  @Test
  void theToleranceCanBeSet() {
    WebhookVerifier strict =
        WebhookVerifier.builder()
            .signingSecrets(clerk.webhookSigningSecret())
            .clock(clock)
            .tolerance(Duration.ofSeconds(30))
            .build();
    clock.advance(Duration.ofSeconds(30));
    assertThat(strict.verify(genuine.headers(), genuine.body())).isNotNull();
    clock.advance(Duration.ofSeconds(1));
    assertThatThrownBy(() -> strict.verify(genuine.headers(), genuine.body()))
        .isInstanceOf(WebhookVerificationException.class);
    for (Duration wrong : List.of(Duration.ZERO, Duration.ofSeconds(-1), Duration.ofHours(2))) {
      assertThatThrownBy(() -> WebhookVerifier.builder().tolerance(wrong))
          .isInstanceOf(ClerkConfigurationException.class);
    }
  }

  @Test
  void aReplayPassesForFiveMinutesUnderTheSameMessageId() {
    String id = WebhookVerifier.messageId(genuine.headers());

    clock.advance(Duration.ofMinutes(5));
    assertThat(webhooks.verify(genuine.headers(), genuine.body())).isNotNull();
    assertThat(WebhookVerifier.messageId(genuine.headers())).isEqualTo(id).startsWith("msg_");

    clock.advance(Duration.ofSeconds(1));
    assertThat(refusal(Delivery.of(genuine)).reason()).isEqualTo(Reason.TOO_OLD);
  }

  @Test
  void aMessageWithoutIdHasNone() {
    assertThatThrownBy(() -> WebhookVerifier.messageId(Map.of()))
        .isInstanceOf(WebhookVerificationException.class)
        .hasMessageContaining("svix-id, svix-timestamp, svix-signature");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "{", "{}", "{\"type\":7}", "\ufffd", "{}{}"})
  void aSignedBodyThatIsNoEventHasAReasonOfItsOwn(String body) {
    WebhookVerificationException refused = refusal(Delivery.of(clerk.webhooks().sign(body)));

    assertThat(refused.reason()).isEqualTo(Reason.NOT_AN_EVENT);
    assertThat(refused.timestamp()).isEqualTo(clock.instant());
    assertThat(refused).hasNoCause();
  }

  @Test
  void nullNamesAndValuesOfHeadersAreIgnored() {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(genuine.headers());
    Map<String, List<String>> withNull = new HashMap<>(headers);
    withNull.put(null, Arrays.asList("HTTP/1.1 200 OK"));
    withNull.put("x-other", Arrays.asList((String) null));

    assertThat(webhooks.verify(withNull, genuine.body())).isNotNull();
  }

  @Test
  void noByteOfTheBodyCanBeChangedAddedOrTakenAway() {
    Delivery brief = Delivery.of(clerk.webhooks().event("user.deleted", Map.of("id", "user_1")));
    byte[] body = brief.body();
    assertThat(webhooks.verify(brief.headers(), body)).isNotNull();
    for (int i = 0; i < body.length; i++) {
      byte[] flipped = body.clone();
      flipped[i] ^= (byte) (1 << (i % 8));
      refused(brief.withBody(flipped));
      byte[] shorter = new byte[body.length - 1];
      System.arraycopy(body, 0, shorter, 0, i);
      System.arraycopy(body, i + 1, shorter, i, body.length - i - 1);
      refused(brief.withBody(shorter));
    }
    refused(brief.withBody(Arrays.copyOf(body, body.length + 1)));
    refused(brief.withBody(new byte[0]));
  }

  @Tag("slow")
  @Test
  void noCharacterOfAHeaderCanBeChangedAddedOrTakenAway() {
    Delivery delivery = Delivery.of(genuine);
    for (String name : genuine.headers().keySet()) {
      String value = delivery.header(name);
      for (int i = 0; i < value.length(); i++) {
        String before = value.substring(0, i);
        String after = value.substring(i + 1);
        refused(delivery.with(name, before + after));
        for (char each : (SWAPPED + (char) (value.charAt(i) ^ 0x20)).toCharArray()) {
          if (each != value.charAt(i)) {
            refused(delivery.with(name, before + each + after));
          }
          if (each != ' ' || i > 0) {
            refused(delivery.with(name, before + each + value.charAt(i) + after));
          }
        }
      }
    }
  }

  @Tag("slow")
  @Test
  void noRequestThrowsAnotherException() {
    Random random = new Random(7);
    List<String> names = List.of("svix-id", "svix-timestamp", "svix-signature", "Webhook-Id", "x");
    for (int i = 0; i < 5_000; i++) {
      Map<String, List<String>> headers = new TreeMap<>(genuine.headers());
      for (String name : names) {
        if (random.nextInt(3) == 0) {
          List<String> values = new ArrayList<>();
          for (int n = random.nextInt(3); n > 0; n--) {
            values.add(text(random));
          }
          headers.put(name, values);
        }
      }
      byte[] body = text(random).getBytes(UTF_8);
      refused(new Delivery(headers, body));
      refusal(Delivery.of(clerk.webhooks().sign(body)));
    }
  }

  @Tag("slow")
  @Test
  void manyThreadsShareOne() {
    assertThat(
            IntStream.range(0, 2000)
                .parallel()
                .filter(i -> webhooks.verify(genuine.headers(), genuine.body()) != null)
                .count())
        .isEqualTo(2000);
  }

  @Test
  void nothingShowsASecretABodyOrASignature() {
    SignedWebhook webhook = clerk.webhooks().sign("a one-time code: 424242");
    String signature = Delivery.of(webhook).header("svix-signature");

    assertThat(webhooks.toString()).isEqualTo("WebhookVerifier[1 secrets]");
    assertThat(SigningSecret.of(clerk.webhookSigningSecret()).toString()).isEqualTo("***");
    assertThat(SignatureHeaders.of(webhook.headers()).toString()).doesNotContain(signature);
    assertThat(refusal(Delivery.of(webhook)).toString()).doesNotContain("424242", signature);
    assertThat(refusal(Delivery.of(webhook).with("svix-id", "msg_evil")).toString())
        .doesNotContain("424242", signature, "msg_evil");
    assertThatThrownBy(() -> verifier("whsec_secret!"))
        .isInstanceOf(ClerkConfigurationException.class)
        .hasMessageNotContaining("secret!");
  }

  private WebhookVerifier verifier(String... secrets) {
    return WebhookVerifier.builder().signingSecrets(secrets).clock(clock).build();
  }

  private static String text(Random random) {
    String alphabet = "v1,v2, .=/+{}\"0123456789\u0000\u0660\ud83d\ud83ea%";
    StringBuilder text = new StringBuilder();
    for (int n = random.nextInt(30); n > 0; n--) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  private void refused(Delivery delivery) {
    assertThat(refusal(delivery).reason())
        .isIn(Reason.NO_MATCHING_SIGNATURE, Reason.MISSING_HEADERS, Reason.MALFORMED_HEADERS);
  }

  private WebhookVerificationException refusal(Delivery delivery) {
    return catchThrowableOfType(
        WebhookVerificationException.class,
        () -> webhooks.verify(delivery.headers(), delivery.body()));
  }
}
