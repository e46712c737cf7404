package io.github.clerk4j.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerk4j.model.Organization;
import io.github.clerk4j.model.OrganizationMembership;
import io.github.clerk4j.model.OrganizationRole;
import io.github.clerk4j.model.Session;
import io.github.clerk4j.model.User;
import io.github.clerk4j.testing.junit.FakeClerkExtension;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MembershipsTest {
  @RegisterExtension private final FakeClerkExtension extension = FakeClerkExtension.create();
  private final FakeClerk clerk = extension.fake();
  private final Backend backend = new Backend(clerk);
  private final User ada = clerk.addUser(u -> u.firstName("Ada"), "ada@example.com");
  private final Organization org = clerk.addOrganization("Engines", "engines");
  private final String path = "/v1/organizations/" + org.id() + "/memberships";

  @Test
  void aMemberIsAddedChangedListedAndRemoved() {
    OrganizationMembership added = add(ada, "org:member").as(OrganizationMembership.class);
    String one = path + "/" + ada.id();

    assertThat(added.roleName()).isEqualTo("Member");
    assertThat(added.permissions()).contains("org:sys_memberships:read");
    assertThat(Objects.requireNonNull(added.publicUserData()).identifier())
        .isEqualTo("ada@example.com");
    assertThat(backend.get(path + "?role=org:admin").data("id")).isEmpty();
    assertThat(backend.get(path + "?query=ADA").data("id")).isEqualTo(List.of(added.id()));

    backend.patch(one, "{\"role\":\"org:admin\"}");
    backend.patch(one + "/metadata", "{\"public_metadata\":{\"desk\":4}}");

    OrganizationMembership changed =
        backend.patch(one, "{\"role\":\"org:admin\"}").as(OrganizationMembership.class);
    assertThat(changed.permissions()).contains("org:sys_memberships:manage");
    assertThat(changed.publicMetadata()).isEqualTo(Map.of("desk", 4L));

    Session session = clerk.signIn(ada, org);
    assertThat(backend.delete(one).as(OrganizationMembership.class).id()).isEqualTo(added.id());
    assertThat(clerk.session(session.id()).lastActiveOrganizationId()).isNull();
    assertThat(backend.delete(one).code()).isEqualTo("resource_not_found");
  }

  @Test
  void aMembershipShowsTheUserAsItIsNow() {
    add(ada, "org:member");

    backend.patch("/v1/users/" + ada.id(), "{\"first_name\":\"Augusta\"}");

    assertThat(backend.get(path).response().body()).contains("Augusta");
    backend.delete("/v1/users/" + ada.id());
    assertThat(backend.get(path).data("id")).isEmpty();
  }

  @Test
  void nobodyIsAMemberTwiceOrWithAnUnknownRole() {
    add(ada, "org:member");

    assertThat(add(ada, "org:member").code()).isEqualTo("already_a_member_in_organization");
    assertThat(add(clerk.addUser("b@example.com"), "org:none").status()).isEqualTo(404);
    assertThat(add(clerk.addUser("c@example.com"), "org:none").parameter()).isEqualTo("role");
  }

  @Test
  void aNewRoleWithItsPermissionsReachesTokens() {
    String permission =
        id(
            backend.post(
                "/v1/organization_permissions",
                Map.of("name", "Create invoices", "key", "org:invoices:create")));
    OrganizationRole role =
        backend
            .post(
                "/v1/organization_roles",
                Map.of("name", "Billing", "key", "org:billing", "permissions", List.of(permission)))
            .as(OrganizationRole.class);
    add(ada, "org:billing");
    Session session = clerk.signIn(ada, org);
    String ofRole = "/v1/organization_roles/" + role.id();

    assertThat(permissions(session)).isEqualTo("create");
    assertThat(backend.delete(ofRole).code()).isEqualTo("organization_role_assigned_members");
    backend.delete(ofRole + "/permissions/" + permission);
    assertThat(permissions(session)).isNull();
    backend.post(ofRole + "/permissions/" + permission);
    assertThat(permissions(session)).isEqualTo("create");
    backend.patch(ofRole, "{\"key\":\"org:money\"}");
    assertThat(backend.get(path).data("role")).isEqualTo(List.of("org:money"));
    backend.delete("/v1/organization_permissions/" + permission);
    assertThat(backend.get(ofRole).as(OrganizationRole.class).permissions()).isEmpty();
  }

  @Test
  void keysOfRolesAndPermissionsAreUniqueAndWellFormed() {
    assertThat(
            backend
                .post("/v1/organization_roles", Map.of("name", "Admin", "key", "org:admin"))
                .code())
        .isEqualTo("form_identifier_exists");
    assertThat(
            backend.post("/v1/organization_roles", Map.of("name", "Admin", "key", "admin")).code())
        .isEqualTo("form_param_format_invalid");
    List<?> own = backend.get("/v1/organization_permissions?query=sys_profile:manage").data("id");
    assertThat(own).hasSize(1);
    assertThat(backend.delete("/v1/organization_permissions/" + own.get(0)).code())
        .isEqualTo("organization_system_permission_not_modifiable");
  }

  @Test
  void roleSetsAreCreatedExtendedAndReplaced() {
    backend.post("/v1/organization_roles", Map.of("name", "Guest", "key", "org:guest"));
    backend.post(
        "/v1/role_sets",
        Map.of(
            "name", "Small",
            "default_role_key", "org:member",
            "creator_role_key", "org:member",
            "roles", List.of("org:member")));
    String set = "/v1/role_sets/role_set:small";
    backend.patch("/v1/organizations/" + org.id(), "{\"role_set_key\":\"role_set:small\"}");
    add(ada, "org:member");

    backend.post(set + "/roles", Map.of("role_keys", List.of("org:guest")));
    backend.post(
        set + "/roles/replace", Map.of("role_key", "org:member", "to_role_key", "org:guest"));

    assertThat(backend.get(path).data("role")).isEqualTo(List.of("org:guest"));
    assertThat(backend.get("/v1/role_sets?order_by=key").data("key"))
        .isEqualTo(List.of("role_set:default", "role_set:small"));
    backend.post(
        set + "/replace",
        Map.of(
            "dest_role_set_key",
            "role_set:default",
            "reassignment_mappings",
            Map.of("org:guest", "org:member")));
    assertThat(backend.get(path).data("role")).isEqualTo(List.of("org:member"));
    assertThat(backend.get(set).status()).isEqualTo(404);
  }

  private @Nullable Object permissions(Session session) {
    ParsedToken token = ParsedToken.of(clerk.sessionToken(session).sign());
    return ((Map<?, ?>) token.claim("o")).get("per");
  }

  private Backend.Reply add(User user, String role) {
    return backend.post(path, Map.of("user_id", user.id(), "role", role));
  }

  private static String id(Backend.Reply reply) {
    return String.valueOf(reply.json().get("id"));
  }
}
