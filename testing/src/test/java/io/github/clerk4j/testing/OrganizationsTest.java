package io.github.clerk4j.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerk4j.model.Json;
import io.github.clerk4j.model.Organization;
import io.github.clerk4j.model.OrganizationInvitation;
import io.github.clerk4j.model.OrganizationMembership;
import io.github.clerk4j.model.User;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OrganizationsTest {
  private final FakeClerk clerk = FakeClerk.start();
  private final Backend backend = new Backend(clerk);
  private final User ada = clerk.addUser("ada@example.com");
  private final Organization org = clerk.addOrganization("Engines", "engines");

  @AfterEach
  void stop() {
    clerk.close();
  }

  @Test
  void theMembershipsOfAUserAreListedAndCounted() {
    OrganizationMembership membership =
        clerk.addMember(org, ada, "org:admin", "org:invoices:create");

    Backend.Reply reply = backend.get("/v1/users/" + ada.id() + "/organization_memberships");

    assertThat(membership.organization()).isEqualTo(org);
    assertThat(membership.permissions()).containsExactly("org:invoices:create");
    assertThat(reply.json().get("total_count")).isEqualTo(1L);
    assertThat(reply.json().get("data"))
        .isEqualTo(List.of(Json.read(Object.class, Json.write(membership))));
  }

  @Test
  void theInvitationsOfAUserGoByEmailAddressAndStatus() {
    OrganizationInvitation invitation = clerk.addInvitation(org, "ada@example.com", "org:member");
    clerk.addInvitation(org, "bob@example.com", "org:member");
    String path = "/v1/users/" + ada.id() + "/organization_invitations";

    assertThat(backend.get(path).json().get("total_count")).isEqualTo(1L);
    assertThat(backend.get(path).response().body()).contains(invitation.id());
    assertThat(backend.get(path + "?status=accepted").json().get("total_count")).isEqualTo(0L);
  }

  @Test
  void rolesAndPermissionsHaveTheirPrefix() {
    assertThatThrownBy(() -> clerk.addMember(org, ada, "admin"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("org:admin");
    assertThatThrownBy(() -> clerk.addMember(org, ada, "org:admin", "create"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("org:invoices:create");
  }
}
