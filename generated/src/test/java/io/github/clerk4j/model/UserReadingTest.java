package io.github.clerk4j.model;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A user as Clerk sends one, and as it may come to send one. */
class UserReadingTest {
  private final String json = Trees.resource("user.json");
  private final User user = Json.read(User.class, json);

  @Test
  void aUserIsReadAsItStands() {
    assertThat(user.id()).isEqualTo("user_2abc");
    assertThat(user.firstName()).isEqualTo("Ada");
    assertThat(user.username()).isNull();
    assertThat(user.passwordEnabled()).isTrue();
    assertThat(user.banned()).isFalse();
    assertThat(user.createdAt()).isEqualTo(Instant.ofEpochMilli(1_700_000_000_000L));
    assertThat(user.lastSignInAt()).isEqualTo(Instant.ofEpochMilli(1_700_000_200_000L));
    assertThat(user.legalAcceptedAt()).isNull();
    assertThat(user.verificationAttemptsRemaining()).isEqualTo(100);
    assertThat(user.additionalProperties().names()).isEmpty();
    assertThat(user.additionalProperties().mistypedNames()).isEmpty();
    EmailAddress email = user.emailAddresses().get(0);
    assertThat(email.linkedTo())
        .extracting(IdentificationLink::type)
        .containsExactly("oauth_google");
    assertThat(requireNonNull(email.verification()).status())
        .isEqualTo(VerificationStatus.VERIFIED);
    OrganizationMembership membership = user.organizationMemberships().get(0);
    assertThat(membership.permissions()).contains("org:invoices:create");
    assertThat(membership.organization().name()).isEqualTo("Analytical Engines");
  }

  @Test
  void metadataKeepsEveryNumberExactly() {
    assertThat(user.publicMetadata())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "plan",
                "pro",
                "seats",
                3L,
                "ratio",
                0.1,
                "tags",
                Arrays.asList("a", null, Map.of("b", List.of()))));
    assertThat(user.privateMetadata())
        .containsEntry("ledger", 9_007_199_254_740_993L)
        .containsEntry("pi", new BigDecimal("3.14159265358979323846264338327950288"));
    assertThat(user.organizationMemberships().get(0).organization().privateMetadata())
        .containsEntry("credit_limit", new BigInteger("12345678901234567890"));
  }

  @Test
  void aVerificationOfUnknownKindStatusAndStrategyKeepsItsTexts() {
    Verification verification = requireNonNull(user.emailAddresses().get(1).verification());

    assertThat(verification.strategy()).isEqualTo("carrier_pigeon");
    assertThat(verification.status().known()).isEqualTo(VerificationStatus.Known.UNKNOWN);
    assertThat(verification.status().value()).isEqualTo("half_verified");
    assertThat(verification.object()).hasToString("verification_passkey");
    assertThat(verification.additionalProperties().mistypedNames()).isEmpty();
  }

  @Test
  void anExternalAccountOfUnknownKindIsReadAsFarAsItIsKnown() {
    ExternalAccount account = user.externalAccounts().get(1);

    assertThat(account.object().known()).isEqualTo(ExternalAccountKind.Known.UNKNOWN);
    assertThat(account.object().value()).isEqualTo("orbital_account");
    assertThat(account.provider()).isEqualTo("oauth_custom_orbital");
    assertThat(account.emailAddress()).isEmpty();
    assertThat(account.publicMetadata()).isEmpty();
    assertThat(account.createdAt()).isEqualTo(Instant.EPOCH);
    assertThat(account.additionalProperties().get("orbit"))
        .isEqualTo(Map.of("height_km", 400.5, "crew", Arrays.asList("Ada", null)));
  }

  @Test
  void membersOfOneKindOfAccountAreKeptAsAdditionalProperties() {
    AdditionalProperties more = user.externalAccounts().get(0).additionalProperties();

    assertThat(more.names()).containsExactly("google_id", "given_name");
    assertThat(more.get("google_id")).isEqualTo("110000");
    assertThat(more.get("family_name")).isNull();
  }

  @Test
  void aMissingOrNullArrayIsEmpty() {
    Map<String, Object> tree = Trees.object(json);
    tree.remove("external_accounts");
    tree.put("email_addresses", null);

    User read = Json.read(User.class, Trees.text(tree));

    assertThat(read.externalAccounts()).isEmpty();
    assertThat(read.emailAddresses()).isEmpty();
    assertThat(read.phoneNumbers().get(0).backupCodes()).isEmpty();
    assertThat(read.phoneNumbers()).isEqualTo(user.phoneNumbers());
    assertThat(read.additionalProperties().mistypedNames()).isEmpty();
  }

  @Test
  void aNullBooleanIsFalseAndIsWrittenAsNullAgain() {
    Map<String, Object> tree = Trees.object(json);
    tree.put("banned", null);

    User read = Json.read(User.class, Trees.text(tree));

    assertThat(read.banned()).isFalse();
    assertThat(Trees.parse(Json.write(read))).isEqualTo(tree);
  }

  @Test
  void aUserIsWrittenAsItWasRead() {
    assertThat(Trees.parse(Json.write(user))).isEqualTo(Trees.parse(json));
  }

  @Test
  void aBuilderChangesItsMembersAndKeepsTheRest() {
    Map<String, Object> expected = Trees.object(json);
    expected.put("first_name", "Augusta");
    expected.put("banned", true);

    User changed = user.toBuilder().firstName("Augusta").banned(true).build();

    assertThat(Trees.parse(Json.write(changed))).isEqualTo(expected);
  }

  @Test
  void collectionsAndMetadataCannotBeChanged() {
    assertThat(user.emailAddresses()).isUnmodifiable();
    assertThatThrownBy(() -> user.publicMetadata().put("plan", "free"))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> user.publicMetadata().remove("plan"))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThat((List<?>) user.publicMetadata().get("tags")).isUnmodifiable();
    assertThat(user.externalAccounts().get(0).additionalProperties().asMap()).isUnmodifiable();
  }
}
