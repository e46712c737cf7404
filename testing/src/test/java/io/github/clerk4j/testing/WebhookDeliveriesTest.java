package io.github.clerk4j.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerk4j.model.Organization;
import io.github.clerk4j.model.OrganizationMembership;
import io.github.clerk4j.model.Session;
import io.github.clerk4j.model.User;
import io.github.clerk4j.model.WebhookEvent;
import io.github.clerk4j.model.WebhookEvent.OrganizationMembershipDeleted;
import io.github.clerk4j.model.WebhookEvent.SessionCreated;
import io.github.clerk4j.model.WebhookEvent.UserCreated;
import io.github.clerk4j.model.WebhookEvent.UserDeleted;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Webhooks that an instance sends by itself. */
class WebhookDeliveriesTest {
  private final FakeClock clock = FakeClock.standingAt(Instant.parse("2026-05-12T12:00:00Z"));
  private final FakeClerk clerk = FakeClerk.builder().clock(clock).start();
  private final Backend backend = new Backend(clerk);
  private final Receiver receiver = new Receiver();
  private final Webhooks webhooks = clerk.webhooks().retries(3, Duration.ZERO);

  @AfterEach
  void stop() {
    clerk.close();
    receiver.close();
  }

  @Test
  void changesOfATestAndOfTheApplicationAreDeliveredInTheirOrder() {
    User before = clerk.addUser("before@example.com");
    webhooks.deliverTo(receiver.url());

    User ada = clerk.addUser(user -> user.externalId("42"), "ada@example.com");
    backend.patch("/v1/users/" + ada.id(), "{\"first_name\":\"Ada\"}");
    backend.get("/v1/users/" + before.id());
    backend.delete("/v1/users/" + ada.id());
    List<WebhookDelivery> deliveries = webhooks.awaitDeliveries();

    assertThat(receiver.types()).containsExactly("user.created", "user.updated", "user.deleted");
    assertThat(receiver.events().get(0))
        .isInstanceOfSatisfying(UserCreated.class, it -> assertThat(it.data()).isEqualTo(ada));
    assertThat(receiver.events().get(2))
        .isInstanceOfSatisfying(
            UserDeleted.class,
            it -> {
              assertThat(it.data().id()).isEqualTo(ada.id());
              assertThat(it.data().externalId()).isEqualTo("42");
            });
    assertThat(deliveries).allMatch(WebhookDelivery::isDelivered);
    assertThat(deliveries)
        .extracting(WebhookDelivery::type)
        .containsExactly("user.created", "user.updated", "user.deleted");
  }

  @Test
  void organizationsAndTheirMembersHaveEventsOfTheirOwn() {
    User ada = clerk.addUser("ada@example.com");
    webhooks.deliverTo(receiver.url());

    Organization org = clerk.addOrganization("Engines", "engines");
    OrganizationMembership member = clerk.addMember(org, ada, "org:member");
    clerk.addMember(org, ada, "org:admin");
    clerk.addInvitation(org, "bob@example.com", "org:member");
    backend.delete("/v1/users/" + ada.id());
    webhooks.awaitDeliveries();

    assertThat(receiver.types())
        .containsExactly(
            "organization.created",
            "organizationMembership.created",
            "organizationMembership.updated",
            "organizationInvitation.created",
            "organizationMembership.deleted",
            "user.deleted");
    assertThat(receiver.events())
        .noneMatch(WebhookEvent.UnknownEvent.class::isInstance)
        .filteredOn(OrganizationMembershipDeleted.class::isInstance)
        .singleElement()
        .extracting(each -> ((OrganizationMembershipDeleted) each).data().id())
        .isEqualTo(member.id());
  }

  @Test
  void aSessionIsCreatedAndEndedOrRevokedWithItsUser() {
    User ada = clerk.addUser("ada@example.com");
    webhooks.deliverTo(receiver.url());

    Session session = clerk.signIn(ada);
    clerk.signOut(session);
    backend.post("/v1/sessions/" + clerk.signIn(ada).id() + "/revoke");
    clerk.sessionToken(ada).pending().sign();
    webhooks.awaitDeliveries();

    assertThat(receiver.types())
        .containsExactly(
            "session.created",
            "session.ended",
            "session.created",
            "session.revoked",
            "session.pending");
    assertThat(receiver.events().get(0))
        .isInstanceOfSatisfying(
            SessionCreated.class,
            it -> {
              assertThat(it.data().id()).isEqualTo(session.id());
              assertThat(it.data().user()).isEqualTo(clerk.user(ada.id()));
            });
  }

  @Test
  void aFailedWebhookIsRepeatedUnderItsIdBeforeTheNextOneIsSent() {
    webhooks.deliverTo(receiver.url());
    receiver.enqueue(FakeResponse.of(503));
    receiver.enqueue(FakeResponse.disconnect());

    clerk.addUser("ada@example.com");
    clerk.addUser("bob@example.com");
    List<WebhookDelivery> deliveries = webhooks.awaitDeliveries();

    assertThat(deliveries.get(0).statuses()).containsExactly(503, 0, 204);
    assertThat(deliveries.get(1).statuses()).containsExactly(204);
    assertThat(receiver.requests().subList(0, 3))
        .extracting(each -> each.headers().get("svix-id"))
        .containsOnly(header(deliveries.get(0).webhook(), "svix-id"));
    assertThat(receiver.requests().subList(0, 3))
        .extracting(IncomingRequest::body)
        .containsOnly(deliveries.get(0).webhook().json());
  }

  @Test
  void aWebhookIsGivenUpAfterItsLastAttempt() {
    webhooks.deliverTo(receiver.url());
    receiver.close();

    clerk.addUser("ada@example.com");

    assertThat(webhooks.awaitDeliveries())
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.isDone()).isTrue();
              assertThat(it.isDelivered()).isFalse();
              assertThat(it.statuses()).containsExactly(0, 0, 0);
            });
  }

  @Test
  void eachAttemptIsSignedAtItsTimeAndAReplayIsNot() {
    webhooks.deliverTo(receiver.url());
    clerk.addUser("ada@example.com");
    WebhookDelivery delivery = webhooks.awaitDeliveries().get(0);
    clock.advance(Duration.ofHours(1));

    webhooks.deliver(delivery.webhook());
    webhooks.awaitDeliveries();

    assertThat(receiver.requests())
        .hasSize(2)
        .extracting(each -> each.headers().get("svix-timestamp"))
        .containsOnly("1778587200");
    assertThat(receiver.requests())
        .extracting(each -> each.headers().get("svix-id"))
        .containsOnly(header(delivery.webhook(), "svix-id"));
  }

  @Test
  void anyEventCanBeDeliveredWholeOrTamperedWith() {
    webhooks.deliverTo(receiver.url());
    SignedWebhook event = webhooks.event("sms.created", Map.of("id", "sms_1"));

    WebhookDelivery whole = webhooks.deliver(event);
    webhooks.deliver(event.tampered());
    webhooks.awaitDeliveries();

    assertThat(whole.type()).isEqualTo("sms.created");
    assertThat(receiver.requests().get(0).body()).isEqualTo(event.json());
    assertThat(receiver.requests().get(1).body())
        .isNotEqualTo(event.json())
        .hasSameSizeAs(event.json());
    assertThat(receiver.requests())
        .extracting(each -> each.headers().get("svix-signature"))
        .containsOnly(header(event, "svix-signature"));
  }

  @Test
  void activityAloneIsNoEvent() {
    User ada = clerk.addUser("ada@example.com");
    webhooks.deliverTo(receiver.url());

    clerk.signIn(ada);
    clock.advance(Duration.ofMinutes(1));
    backend.get("/v1/users");
    webhooks.awaitDeliveries();

    assertThat(receiver.types()).containsExactly("session.created");
  }

  @Test
  void aWrongUrlOrNoneIsSaid() {
    assertThatThrownBy(() -> webhooks.deliver(webhooks.sign("{}")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("deliverTo");
    assertThatThrownBy(() -> webhooks.deliverTo("localhost:8080"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("localhost:8080");
    assertThatThrownBy(() -> webhooks.retries(0, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("attempts must be from 1 to 20: 0");
  }

  private static String header(SignedWebhook webhook, String name) {
    return Objects.requireNonNull(webhook.headers().get(name)).get(0);
  }
}
