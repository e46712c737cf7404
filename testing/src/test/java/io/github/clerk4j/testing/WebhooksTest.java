package io.github.clerk4j.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerk4j.model.Organization;
import io.github.clerk4j.model.User;
import io.github.clerk4j.model.WebhookEvent;
import io.github.clerk4j.testing.junit.FakeClerkExtension;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WebhooksTest {
  private static final Instant NOON = Instant.parse("2026-05-12T12:00:00Z");

  @RegisterExtension
  private final FakeClerkExtension extension =
      FakeClerkExtension.of(it -> it.clock(FakeClock.standingAt(NOON)));

  private final FakeClerk clerk = extension.fake();
  private final Webhooks webhooks = clerk.webhooks();

  @Test
  void anEventHasItsTypeDataAndTime() {
    User ada = clerk.addUser("ada@example.com");

    SignedWebhook webhook = webhooks.event("user.created", ada);

    WebhookEvent event = WebhookEvent.read(webhook.json());
    assertThat(event)
        .isInstanceOfSatisfying(
            WebhookEvent.UserCreated.class, it -> assertThat(it.data()).isEqualTo(ada));
    assertThat(event.envelope().object()).isEqualTo("event");
    assertThat(event.envelope().timestamp()).isEqualTo(NOON);
    assertThat(event.envelope().instanceId()).startsWith("ins_");
    assertThat(event.envelope().additionalProperties().names()).isEmpty();
  }

  @Test
  void anUnknownTypeIsRejectedWithTheKnownOnesNearestFirst() {
    assertThatThrownBy(() -> webhooks.event("user.create", Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("type must be that of an event: user.create. ")
        .hasMessageContaining("nearest first: user.created, ")
        .hasMessageContaining("subscriptionItem.freeTrialEnding");
  }

  @Test
  void dataOfAnotherKindIsRejected() {
    User ada = clerk.addUser("ada@example.com");
    Organization engines = clerk.addOrganization("Engines", "engines");

    assertThatThrownBy(() -> webhooks.event("user.created", engines))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("data of user.created must be of the object user: organization");
    assertThatThrownBy(() -> webhooks.event("organization.deleted", ada))
        .hasMessage("data of organization.deleted must be of the object organization: user");
    assertThatThrownBy(() -> webhooks.event("email.created", ada))
        .hasMessageContaining("must be a Email");
    assertThatThrownBy(() -> webhooks.event("user.created", "ada"))
        .hasMessage("data of user.created must be a model or a map: java.lang.String");
  }

  @Test
  void aDeletedResourceIsSentLikeClerkSendsIt() {
    User ada = clerk.addUser("ada@example.com");

    WebhookEvent event = WebhookEvent.read(webhooks.event("user.deleted", ada).json());

    assertThat(event)
        .isInstanceOfSatisfying(
            WebhookEvent.UserDeleted.class,
            it -> {
              assertThat(it.data().id()).isEqualTo(ada.id());
              assertThat(it.data().deleted()).isTrue();
            });
    assertThat(webhooks.event("user.deleted", ada).json()).doesNotContain("ada@example.com");
  }

  @Test
  void aMapCanHaveSomeMembersOnly() {
    assertThat(webhooks.event("session.created", Map.of("id", "sess_1")).json())
        .contains("\"data\":{\"id\":\"sess_1\"}");
    assertThat(webhooks.event("session.created", clerk.signIn(clerk.addUser())).json())
        .contains("\"object\":\"session\"");
  }

  @Test
  void itIsSignedOverIdTimeAndBody() throws Exception {
    SignedWebhook webhook = webhooks.sign("{}");

    String id = header(webhook, "svix-id");
    assertThat(id).matches("msg_[0-9A-Za-z]{27}");
    assertThat(header(webhook, "svix-timestamp")).isEqualTo("" + NOON.getEpochSecond());
    assertThat(header(webhook, "svix-signature"))
        .isEqualTo("v1," + hmac(clerk.webhookSigningSecret(), id + ".1778587200.{}"));
  }

  @Test
  void idsAndTimesCanBeSet() {
    SignedWebhook webhook = webhooks.sign("msg_1", Instant.ofEpochSecond(1000), new byte[] {1});

    assertThat(webhook.headers()).containsEntry("svix-id", List.of("msg_1"));
    assertThat(webhook.headers()).containsEntry("svix-timestamp", List.of("1000"));
    assertThat(webhook.body()).containsExactly(1);
  }

  @Test
  void bothSecretsSignAfterARotation() throws Exception {
    String former = clerk.webhookSigningSecret();
    webhooks.rotateSecret();

    SignedWebhook webhook = webhooks.sign("msg_1", NOON, "{}".getBytes(UTF_8));

    String content = "msg_1.1778587200.{}";
    assertThat(clerk.webhookSigningSecret()).isNotEqualTo(former);
    assertThat(header(webhook, "svix-signature").split(" ", -1))
        .containsExactly(
            "v1," + hmac(clerk.webhookSigningSecret(), content), "v1," + hmac(former, content));
  }

  @Test
  void nothingShowsASecretOrABody() {
    SignedWebhook webhook = webhooks.event("email.created", Map.of("data", "424242"));

    assertThat(webhook.toString()).doesNotContain("424242", header(webhook, "svix-signature"));
    assertThat(webhooks.toString()).doesNotContain(clerk.webhookSigningSecret());
  }

  private static String header(SignedWebhook webhook, String name) {
    return Objects.requireNonNull(webhook.headers().get(name)).get(0);
  }

  private static String hmac(String secret, String content) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    byte[] key = Base64.getDecoder().decode(secret.replace("whsec_", ""));
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return Base64.getEncoder().encodeToString(mac.doFinal(content.getBytes(UTF_8)));
  }
}
