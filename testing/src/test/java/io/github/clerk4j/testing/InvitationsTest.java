package io.github.clerk4j.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerk4j.model.Invitation;
import io.github.clerk4j.model.Json;
import io.github.clerk4j.model.Organization;
import io.github.clerk4j.model.OrganizationInvitation;
import io.github.clerk4j.model.User;
import io.github.clerk4j.testing.junit.FakeClerkExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class InvitationsTest {
  private final FakeClock clock = FakeClock.standingAt(Instant.parse("2026-05-12T12:00:00Z"));

  @RegisterExtension
  private final FakeClerkExtension extension = FakeClerkExtension.of(it -> it.clock(clock));

  private final FakeClerk clerk = extension.fake();
  private final Backend backend = new Backend(clerk);
  private final User ada = clerk.addUser("ada@example.com");
  private final Organization org = clerk.addOrganization("Engines", "engines");
  private final String ofOrg = "/v1/organizations/" + org.id() + "/invitations";

  @Test
  void anInvitationToAnOrganizationIsAcceptedByTheInvitedUser() {
    backend.post(
        ofOrg,
        Map.of(
            "email_address", "ada@example.com",
            "role", "org:admin",
            "public_metadata", Map.of("desk", 4)));
    OrganizationInvitation invitation = first(ofOrg + "?status=pending");

    assertThat(counted().pendingInvitationsCount()).isEqualTo(1L);
    assertThat(clerk.acceptInvitation(invitation, ada).role()).isEqualTo("org:admin");
    assertThat(counted().pendingInvitationsCount()).isEqualTo(0L);
    assertThat(counted().membersCount()).isEqualTo(1L);
    assertThat(backend.get(ofOrg + "?status=accepted").data("id"))
        .isEqualTo(List.of(invitation.id()));
    assertThat(backend.post(ofOrg + "/" + invitation.id() + "/revoke").code())
        .isEqualTo("organization_invitation_not_pending");
    assertThatThrownBy(() -> clerk.acceptInvitation(invitation, ada))
        .hasMessageContaining("organization_invitation_not_pending");
  }

  @Test
  void theInvitationsOfAUserGoByEmailAddressAndStatus() {
    OrganizationInvitation invitation = clerk.addInvitation(org, "ada@example.com", "org:member");
    clerk.addInvitation(org, "bob@example.com", "org:member");
    String path = "/v1/users/" + ada.id() + "/organization_invitations";

    assertThat(backend.get(path).data("id")).isEqualTo(List.of(invitation.id()));
    assertThat(backend.get(path + "?status=accepted").data("id")).isEmpty();
    assertThat(backend.get("/v1/organization_invitations?order_by=email_address").data("id"))
        .hasSize(2);
    assertThat(backend.get(ofOrg + "/" + invitation.id()).json().get("role"))
        .isEqualTo("org:member");
  }

  @Test
  void severalAreInvitedTogetherOrNobodyIs() {
    Map<String, ?> bob = Map.of("email_address", "bob@example.com", "role", "org:member");
    Map<String, ?> eve = Map.of("email_address", "eve@example.com", "role", "org:member");

    assertThat(bulk(ofOrg, List.of(eve, bob, bob)).code())
        .isEqualTo("organization_invitation_not_unique");
    assertThat(backend.get(ofOrg).data("id")).isEmpty();
    assertThat(bulk(ofOrg, List.of(eve, bob)).data("status"))
        .isEqualTo(List.of("pending", "pending"));
    assertThat(bulk(ofOrg, List.of()).status()).isEqualTo(422);
  }

  @Test
  void anInvitationExpires() {
    backend.post(
        ofOrg,
        Map.of("email_address", "bob@example.com", "role", "org:member", "expires_in_days", 1));
    backend.post("/v1/invitations", Map.of("email_address", "bob@example.com"));
    clock.advance(Duration.ofDays(30));

    assertThat(backend.get(ofOrg).data("status")).isEqualTo(List.of("expired"));
    assertThat(backend.get("/v1/invitations").each("status")).isEqualTo(List.of("expired"));
  }

  @Test
  void anInvitationToTheApplicationIsMadeOnceAndRevokedOnce() {
    Map<String, ?> bob = Map.of("email_address", "bob@example.com");
    Invitation invitation = backend.post("/v1/invitations", bob).as(Invitation.class);
    String revoke = "/v1/invitations/" + invitation.id() + "/revoke";

    assertThat(backend.post("/v1/invitations", bob).code()).isEqualTo("duplicate_record");
    assertThat(backend.post("/v1/invitations", Map.of("email_address", "ada@example.com")).code())
        .isEqualTo("form_identifier_exists");
    assertThat(backend.post("/v1/invitations", Map.of("email_address", "bob")).parameter())
        .isEqualTo("email_address");
    assertThat(backend.post(revoke).json().get("status")).isEqualTo("revoked");
    assertThat(backend.post(revoke).code()).isEqualTo("invitation_already_revoked");
    assertThat(backend.get("/v1/invitations").list()).isEmpty();
    assertThat(backend.get("/v1/invitations?status=revoked").list()).hasSize(1);
  }

  @Test
  void somebodyWhoSignsUpHasAcceptedAndLeavesTheWaitlist() {
    Map<String, ?> bob = Map.of("email_address", "bob@example.com");
    String entry = String.valueOf(backend.post("/v1/waitlist_entries", bob).json().get("id"));
    assertThat(backend.post("/v1/waitlist_entries", bob).json().get("id")).isEqualTo(entry);
    backend.post("/v1/waitlist_entries/" + entry + "/invite", Map.of());

    assertThat(backend.get("/v1/waitlist_entries?status=invited").data("id"))
        .isEqualTo(List.of(entry));
    clerk.addUser("bob@example.com");
    assertThat(backend.get("/v1/invitations").each("status")).isEqualTo(List.of("accepted"));
    assertThat(backend.get("/v1/waitlist_entries").data("status")).isEqualTo(List.of("completed"));
    assertThat(backend.delete("/v1/waitlist_entries/" + entry).status()).isEqualTo(200);
  }

  private Backend.Reply bulk(String path, List<?> items) {
    return backend.send("POST", path + "/bulk", Json.write(items));
  }

  private Organization counted() {
    return backend
        .get("/v1/organizations/" + org.id() + "?include_members_count=true")
        .as(Organization.class);
  }

  private OrganizationInvitation first(String path) {
    List<?> ids = backend.get(path).data("id");
    return backend.get(ofOrg + "/" + ids.get(0)).as(OrganizationInvitation.class);
  }
}
