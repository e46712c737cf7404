package io.github.clerk4j.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerk4j.testing.FakeClerk;
import io.github.clerk4j.testing.SignedWebhook;
import io.github.clerk4j.webhook.WebhookVerificationException.Reason;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebhookListenerTest {
  private final FakeClerk clerk = FakeClerk.start();
  private final List<WebhookListener.Outcome> outcomes = new CopyOnWriteArrayList<>();

  @AfterEach
  void stop() {
    clerk.close();
  }

  private WebhookVerifier.Builder builder() {
    return WebhookVerifier.builder()
        .signingSecrets(clerk.webhookSigningSecret())
        .clock(clerk.clock());
  }

  @Test
  void verifiedAndRejectedWebhooksAreToldOnce() {
    WebhookVerifier webhooks = builder().listener(outcomes::add).build();
    SignedWebhook genuine =
        clerk.webhooks().event("user.created", clerk.addUser("ada@example.com"));

    webhooks.verify(genuine.headers(), genuine.body());
    assertThatThrownBy(() -> webhooks.verify(genuine.headers(), "{}".getBytes(UTF_8)));
    assertThatThrownBy(() -> webhooks.verify(Map.of(), genuine.body()));

    assertThat(outcomes)
        .containsExactly(
            new WebhookListener.Outcome("user.created", null),
            new WebhookListener.Outcome(null, Reason.NO_MATCHING_SIGNATURE),
            new WebhookListener.Outcome(null, Reason.MISSING_HEADERS));
  }

  @Test
  void aTypeThatIsNotKnownIsNotRepeated() {
    WebhookVerifier webhooks = builder().listener(outcomes::add).build();
    String known = clerk.webhooks().event("user.created", clerk.addUser("ada@example.com")).json();
    SignedWebhook unknown =
        clerk.webhooks().sign(known.replace("user.created", "user_2abc.secret"));

    webhooks.verify(unknown.headers(), unknown.body());

    assertThat(outcomes).containsExactly(new WebhookListener.Outcome("unknown", null));
  }

  @Test
  void aListenerThatThrowsChangesNothing() {
    WebhookVerifier webhooks =
        builder()
            .listener(
                outcome -> {
                  throw new AssertionError("a fault of the listener");
                })
            .listener(outcomes::add)
            .build();
    SignedWebhook genuine =
        clerk.webhooks().event("user.created", clerk.addUser("ada@example.com"));

    assertThat(webhooks.verify(genuine.headers(), genuine.body()).type()).isEqualTo("user.created");
    assertThatThrownBy(() -> webhooks.verify(Map.of(), genuine.body()))
        .isInstanceOf(WebhookVerificationException.class);
    assertThat(outcomes).hasSize(2);
  }
}
