package io.github.clerk4j.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerk4j.model.Json;
import io.github.clerk4j.model.Organization;
import io.github.clerk4j.model.OrganizationMembership;
import io.github.clerk4j.model.Session;
import io.github.clerk4j.model.User;
import io.github.clerk4j.testing.junit.FakeClerkExtension;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OrganizationsTest {
  private static final String ALL = "/v1/organizations";

  @RegisterExtension private final FakeClerkExtension extension = FakeClerkExtension.create();
  private final FakeClerk clerk = extension.fake();
  private final Backend backend = new Backend(clerk);
  private final User ada = clerk.addUser("ada@example.com");
  private final Organization org = clerk.addOrganization("Engines", "engines");
  private final String path = ALL + "/" + org.id();

  @Test
  void anOrganizationIsCreatedReadChangedAndDeleted() {
    Organization looms =
        backend
            .post(ALL, Map.of("name", "Jacquard Looms", "created_by", ada.id()))
            .as(Organization.class);
    String one = ALL + "/" + looms.id();

    assertThat(looms.slug()).isEqualTo("jacquard-looms");
    assertThat(backend.get(ALL + "/jacquard-looms").as(Organization.class).id())
        .isEqualTo(looms.id());
    assertThat(backend.get(one + "/memberships").data("role")).isEqualTo(List.of("org:admin"));
    assertThat(backend.get(one + "?include_members_count=true").as(Organization.class))
        .satisfies(it -> assertThat(it.membersCount()).isEqualTo(1L))
        .satisfies(it -> assertThat(it.pendingInvitationsCount()).isEqualTo(0L));

    backend.patch(one, "{\"name\":\"Looms\",\"max_allowed_memberships\":1}");
    backend.patch(one + "/metadata", "{\"public_metadata\":{\"a\":1,\"b\":2}}");
    backend.patch(one + "/metadata", "{\"public_metadata\":{\"b\":null}}");
    backend.put(one + "/metadata", "{\"private_metadata\":{\"c\":3}}");

    Organization changed = backend.get(one).as(Organization.class);
    assertThat(changed.name()).isEqualTo("Looms");
    assertThat(changed.publicMetadata()).isEqualTo(Map.of("a", 1L));
    assertThat(changed.privateMetadata()).isEqualTo(Map.of("c", 3L));
    assertThat(
            backend
                .post(one + "/memberships", Map.of("user_id", other().id(), "role", "org:member"))
                .code())
        .isEqualTo("organization_membership_quota_exceeded");
    assertThat(backend.delete(one).json().get("deleted")).isEqualTo(true);
    assertThat(backend.get(one).code()).isEqualTo("resource_not_found");
  }

  @Test
  void aLogoIsUploadedAndDeleted() {
    String part =
        "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nx\r\n";
    Backend.Reply put =
        backend.send(
            backend
                .request("PUT", path + "/logo", part + "--b--\r\n")
                .setHeader("Content-Type", "multipart/form-data; boundary=b")
                .header("Authorization", "Bearer " + clerk.secretKey()));

    assertThat(put.as(Organization.class).hasImage()).isTrue();
    assertThat(backend.put(path + "/logo", "").code()).isEqualTo("form_param_missing");
    assertThat(backend.delete(path + "/logo").as(Organization.class).hasImage()).isFalse();
  }

  @Test
  void organizationsAreFilteredAndSorted() {
    Organization looms = clerk.addOrganization("Looms", "looms");
    clerk.addMember(looms, ada, "org:admin");

    assertThat(backend.get(ALL).data("slug")).isEqualTo(List.of("looms", "engines"));
    assertThat(backend.get(ALL + "?order_by=name").data("slug"))
        .isEqualTo(List.of("engines", "looms"));
    assertThat(backend.get(ALL + "?order_by=-members_count").data("slug"))
        .isEqualTo(List.of("looms", "engines"));
    assertThat(backend.get(ALL + "?query=LOO").data("slug")).isEqualTo(List.of("looms"));
    assertThat(backend.get(ALL + "?user_id=" + ada.id()).data("slug")).isEqualTo(List.of("looms"));
    assertThat(backend.get(ALL + "?user_id=-" + ada.id()).data("slug"))
        .isEqualTo(List.of("engines"));
    assertThat(backend.get(ALL + "?limit=1&offset=1").data("slug")).isEqualTo(List.of("engines"));
  }

  @Test
  void slugsAndCreatorsAreChecked() {
    assertThat(backend.post(ALL, Map.of("name", "E", "slug", "engines")).code())
        .isEqualTo("form_identifier_exists");
    assertThat(backend.post(ALL, Map.of("name", "E", "created_by", "user_none")).code())
        .isEqualTo("organization_creator_not_found");
    assertThat(backend.post(ALL, Map.of("name", "Engines")).as(Organization.class).slug())
        .isEqualTo("engines-1");
  }

  @Test
  void aDeletedOrganizationLeavesItsMembersAndSessions() {
    clerk.addMember(org, ada, "org:admin");
    Session session = clerk.signIn(ada, org);

    backend.delete(path);

    assertThat(clerk.session(session.id()).lastActiveOrganizationId()).isNull();
    assertThat(backend.get("/v1/organization_memberships").data("id")).isEmpty();
    assertThat(clerk.user(ada.id()).id()).isEqualTo(ada.id());
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
  void rolesAndPermissionsHaveTheirPrefix() {
    assertThatThrownBy(() -> clerk.addMember(org, ada, "admin"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("org:admin");
    assertThatThrownBy(() -> clerk.addMember(org, ada, "org:admin", "create"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("org:invoices:create");
  }

  private User other() {
    return clerk.addUser("bob@example.com");
  }
}
