package io.github.clerk4j.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.clerk4j.ClerkApiException;
import io.github.clerk4j.ClerkClient;
import io.github.clerk4j.NotFoundException;
import io.github.clerk4j.UnprocessableEntityException;
import io.github.clerk4j.model.Invitation;
import io.github.clerk4j.model.JwtTemplate;
import io.github.clerk4j.model.Organization;
import io.github.clerk4j.model.OrganizationInvitation;
import io.github.clerk4j.model.OrganizationMembership;
import io.github.clerk4j.model.Session;
import io.github.clerk4j.model.User;
import io.github.clerk4j.token.SessionClaims;
import io.github.clerk4j.token.TokenVerifier;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The scenarios of an application with an instance, for a fake and a real one. Each scenario
 * deletes what it created, also if it fails.
 */
abstract class InstanceScenarios {
  private final String unique = UUID.randomUUID().toString().substring(0, 8);
  private final Deque<Runnable> cleanups = new ArrayDeque<>();

  /** Returns the client of the instance. */
  abstract ClerkClient clerk();

  @AfterEach
  final void cleanUp() {
    cleanups.forEach(Runnable::run);
  }

  @Test
  void aUserIsCreatedFoundChangedAndDeleted() {
    User ada = addUser("ada");

    assertThat(clerk().users().getUser(ada.id()).firstName()).isEqualTo("Ada");
    assertThat(clerk().users().getUserList(q -> q.emailAddress(address("ada"))).items())
        .extracting(User::id)
        .containsExactly(ada.id());
    assertThat(clerk().users().updateUser(ada.id(), u -> u.lastName("Lovelace")).fullName())
        .isEqualTo("Ada Lovelace");

    assertThat(clerk().users().deleteUser(ada.id()).deleted()).isTrue();
    cleanups.clear();
    assertThatThrownBy(() -> clerk().users().getUser(ada.id()))
        .isInstanceOf(NotFoundException.class)
        .satisfies(e -> assertThat(((ClerkApiException) e).hasCode("resource_not_found")).isTrue());
  }

  @Test
  void metadataIsMergedAndNullRemovesAKey() {
    User ada = addUser("ada");
    clerk()
        .users()
        .updateUserMetadata(ada.id(), m -> m.publicMetadata(Map.of("plan", "pro", "seats", 3)));

    User changed =
        clerk().users().updateUserMetadata(ada.id(), m -> m.publicMetadata("plan", null));

    assertThat(changed.publicMetadata()).containsOnlyKeys("seats");
  }

  @Test
  void anAddressBelongsToOneUser() {
    addUser("ada");

    UnprocessableEntityException e =
        catchThrowableOfType(UnprocessableEntityException.class, () -> addUser("ada"));

    assertThat(e.hasCode("form_identifier_exists")).isTrue();
    assertThat(e.traceId()).isNotEmpty();
  }

  @Test
  void aSessionHasTokensThatVerifyUntilItIsRevoked() {
    User ada = addUser("ada");
    Session session = clerk().sessions().createSession(s -> s.userId(ada.id()));
    String token = clerk().sessions().getToken(session.id()).jwt();

    SessionClaims claims =
        TokenVerifier.builder(clerk()).anyAuthorizedParty().build().verify(token);
    assertThat(claims.userId()).isEqualTo(ada.id());
    assertThat(claims.sessionId()).isEqualTo(session.id());

    clerk().sessions().revokeSession(session.id());
    assertThatThrownBy(() -> clerk().sessions().getToken(session.id()))
        .isInstanceOf(ClerkApiException.class);
  }

  @Test
  void aBannedUserHasNoSession() {
    User ada = addUser("ada");

    assertThat(clerk().users().banUser(ada.id()).banned()).isTrue();
    assertThatThrownBy(() -> clerk().sessions().createSession(s -> s.userId(ada.id())))
        .isInstanceOf(ClerkApiException.class);
    assertThat(clerk().users().unbanUser(ada.id()).banned()).isFalse();
  }

  @Test
  void anOrganizationHasMembersAndInvitations() {
    User ada = addUser("ada");
    User grace = addUser("grace");
    Organization engines =
        clerk()
            .organizations()
            .createOrganization(o -> o.name("Engines " + unique).createdBy(ada.id()));
    cleanups.push(() -> clerk().organizations().deleteOrganization(engines.id()));

    OrganizationMembership member =
        clerk()
            .organizations()
            .createOrganizationMembership(
                engines.id(), m -> m.userId(grace.id()).role("org:member"));
    assertThat(member.role()).isEqualTo("org:member");
    assertThat(clerk().users().getOrganizationMembershipList(grace.id()).items())
        .extracting(each -> each.organization().id())
        .containsExactly(engines.id());

    OrganizationInvitation invitation =
        clerk()
            .organizations()
            .createOrganizationInvitation(
                engines.id(),
                i -> i.emailAddress(address("bob")).role("org:member").inviterUserId(ada.id()));
    assertThat(
            clerk()
                .organizations()
                .revokeOrganizationInvitation(
                    engines.id(), invitation.id(), r -> r.requestingUserId(ada.id()))
                .status()
                .value())
        .isEqualTo("revoked");

    clerk().organizations().deleteOrganizationMembership(engines.id(), grace.id());
    assertThat(clerk().organizations().getOrganizationMembershipList(engines.id()).items())
        .extracting(OrganizationMembership::role)
        .containsExactly("org:admin");
  }

  @Test
  void anInvitationIsRevokedOnce() {
    Invitation invitation =
        clerk().invitations().createInvitation(i -> i.emailAddress(address("bob")).notify(false));

    assertThat(clerk().invitations().revokeInvitation(invitation.id()).revoked()).isTrue();
    assertThatThrownBy(() -> clerk().invitations().revokeInvitation(invitation.id()))
        .isInstanceOf(ClerkApiException.class);
  }

  @Test
  void aTemplateMakesTokensOfItsClaims() {
    User ada = addUser("ada");
    JwtTemplate template =
        clerk()
            .jwtTemplates()
            .create(
                t -> t.name("test-" + unique).claims(Map.of("plan", "pro", "id", "{{user.id}}")));
    cleanups.push(() -> clerk().jwtTemplates().delete(template.id()));
    Session session = clerk().sessions().createSession(s -> s.userId(ada.id()));

    String token = clerk().sessions().getTokenFromTemplate(session.id(), template.name()).jwt();

    assertThat(TokenVerifier.decode(token).claims())
        .containsEntry("plan", "pro")
        .containsEntry("id", ada.id());
  }

  @Test
  void ticketsAreMadeForSignInsAndTests() {
    User ada = addUser("ada");

    assertThat(clerk().signInTokens().createSignInToken(t -> t.userId(ada.id())).token())
        .isNotEmpty();
    assertThat(clerk().testingTokens().createTestingToken().token()).isNotEmpty();
  }

  private User addUser(String name) {
    User user =
        clerk()
            .users()
            .createUser(
                u ->
                    u.emailAddress(address(name))
                        .firstName("Ada")
                        .password("correct horse " + unique)
                        .skipLegalChecks(true));
    cleanups.push(() -> clerk().users().deleteUser(user.id()));
    return user;
  }

  /** Returns an address to which Clerk sends no mail. */
  private String address(String name) {
    return name + "-" + unique + "+clerk_test@example.com";
  }
}
