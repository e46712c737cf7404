package io.github.clerk4j.testing;

import static io.github.clerk4j.model.AdditionalProperties.NONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerk4j.model.AdditionalProperties;
import io.github.clerk4j.model.CreatedApiKey;
import io.github.clerk4j.model.CreatedM2mToken;
import io.github.clerk4j.model.CreatedMachine;
import io.github.clerk4j.model.EmailAddress;
import io.github.clerk4j.model.Json;
import io.github.clerk4j.model.JwtTemplate;
import io.github.clerk4j.model.Organization;
import io.github.clerk4j.model.OrganizationInvitation;
import io.github.clerk4j.model.OrganizationMembership;
import io.github.clerk4j.model.PhoneNumber;
import io.github.clerk4j.model.Session;
import io.github.clerk4j.model.User;
import io.github.clerk4j.testing.junit.FakeClerkExtension;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The resources of the fake have every required member of Clerk's description, and no unknown ones.
 */
class ModelsTest {
  /** Answers about a user do not show the memberships, which the model has as an empty list. */
  private static final String NOT_SHOWN = "organization_memberships";

  @RegisterExtension private final FakeClerkExtension extension = FakeClerkExtension.create();
  private final FakeClerk clerk = extension.fake();
  private final User user = clerk.addUser(u -> u.phoneNumber("+15555550100"), "ada@example.com");
  private final Organization org = clerk.addOrganization("Engines", "engines");
  private final OrganizationMembership membership = clerk.addMember(org, user, "org:admin");

  @Test
  void usersAreComplete() {
    EmailAddress email = user.emailAddresses().get(0);
    PhoneNumber phone = user.phoneNumbers().get(0);

    verify(user, user.toBuilder().additionalProperties(NONE).build(), user.additionalProperties());
    verify(
        email, email.toBuilder().additionalProperties(NONE).build(), email.additionalProperties());
    verify(
        phone, phone.toBuilder().additionalProperties(NONE).build(), phone.additionalProperties());
  }

  @Test
  void organizationsAreComplete() {
    OrganizationInvitation open = clerk.addInvitation(org, "b@example.com", "org:member");

    verify(org, org.toBuilder().additionalProperties(NONE).build(), org.additionalProperties());
    verify(
        membership,
        membership.toBuilder().additionalProperties(NONE).build(),
        membership.additionalProperties());
    verify(open, open.toBuilder().additionalProperties(NONE).build(), open.additionalProperties());
  }

  @Test
  void sessionsAndTemplatesAreComplete() {
    Session session = clerk.signIn(user, org);
    JwtTemplate template = clerk.addJwtTemplate("a", Map.of());

    verify(
        session,
        session.toBuilder().additionalProperties(NONE).build(),
        session.additionalProperties());
    verify(
        template,
        template.toBuilder().additionalProperties(NONE).build(),
        template.additionalProperties());
  }

  @Test
  void keysAndTokensOfMachinesAreComplete() {
    MachineTokens tokens = clerk.machineTokens();
    CreatedApiKey key = tokens.addApiKey(user);
    CreatedMachine machine = tokens.addMachine("billing");
    CreatedM2mToken token = tokens.addM2mToken(machine);

    verify(key, key.toBuilder().additionalProperties(NONE).build(), key.additionalProperties());
    verify(
        machine,
        machine.toBuilder().additionalProperties(NONE).build(),
        machine.additionalProperties());
    verify(
        token, token.toBuilder().additionalProperties(NONE).build(), token.additionalProperties());
  }

  private static void verify(Object received, Object complete, AdditionalProperties beyond) {
    assertThat(members(received)).containsAll(members(complete));
    assertThat(beyond.names()).isEmpty();
    assertThat(beyond.mistypedNames()).isEmpty();
  }

  private static Set<String> members(Object model) {
    Set<String> names = new HashSet<>();
    for (Object each : Json.read(Map.class, Json.write(model)).keySet()) {
      names.add((String) each);
    }
    names.remove(NOT_SHOWN);
    return names;
  }
}
