package io.github.clerk4j.model;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A member of another JSON type than documented costs that member and nothing else. */
class MistypedMemberTest {
  private final Map<String, Object> tree = Trees.object(Trees.resource("user.json"));

  @ParameterizedTest
  @ValueSource(strings = {"5", "true", "{\"a\":1}", "[\"Ada\"]"})
  void aStringOfAnotherTypeIsNullOrEmpty(String value) {
    assertThat(read("first_name", value).firstName()).isNull();
    assertThat(read("id", value).id()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"true\"", "1", "{}", "[true]"})
  void aBooleanOfAnotherTypeIsFalseOrNull(String value) {
    assertThat(read("banned", value).banned()).isFalse();
    assertThat(read("deprovisioned", value).deprovisioned()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"100\"", "false", "{}", "[1]", "1.5", "9223372036854775808", "1e400"})
  void aWholeNumberOfAnotherTypeOrSizeIsNull(String value) {
    assertThat(read("create_organizations_limit", value).createOrganizationsLimit()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"2026-05-12T00:00:00Z\"", "true", "{}", "[]", "0.5", "-99999999999999999999"})
  void aTimeOfAnotherTypeOrSizeIsNullOrTheEpoch(String value) {
    assertThat(read("last_sign_in_at", value).lastSignInAt()).isNull();
    assertThat(read("created_at", value).createdAt()).isEqualTo(Instant.EPOCH);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"x\"", "5", "true", "[{}]"})
  void anObjectOfAnotherTypeIsNullOrEmpty(String value) {
    assertThat(read("scim", value).scim()).isNull();
    assertThat(read("public_metadata", value).publicMetadata()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"x\"", "5", "true", "{\"0\":{}}"})
  void aListOfAnotherTypeIsEmpty(String value) {
    assertThat(read("email_addresses", value).emailAddresses()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"status,7", "status,{}", "status,[]", "status,true"})
  void anEnumOfAnotherTypeIsUnknown(String member, String value) {
    Verification read = verification(member, value);

    assertThat(read.status().known()).isEqualTo(VerificationStatus.Known.UNKNOWN);
    assertThat(read.status().value()).isEmpty();
    assertThat(read.strategy()).isEqualTo("email_code");
    assertThat(read.additionalProperties().mistypedNames()).containsExactly("status");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"x\"", "5", "true", "[{}]", "null"})
  void aRequiredObjectOfAnotherTypeIsAnEmptyOne(String value) {
    OrganizationMembership read =
        Json.read(
            OrganizationMembership.class,
            "{\"role\":\"org:admin\",\"organization\":" + value + "}");

    assertThat(read.organization()).isEqualTo(Organization.builder().build());
    assertThat(read.role()).isEqualTo("org:admin");
    assertThat(read.permissions()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"x\"", "5", "true", "[{}]", "null"})
  void anItemOfAnotherTypeIsLeftOutAndItsPlaceIsKept(String item) {
    list("email_addresses").add(1, Trees.parse(item));

    User read = Json.read(User.class, Trees.text(tree));

    assertThat(read.emailAddresses())
        .extracting(EmailAddress::emailAddress)
        .containsExactly("ada@example.com", "countess@example.com");
    assertThat(read.additionalProperties().mistypedNames()).containsExactly("email_addresses");
    assertThat(Trees.parse(Json.write(read))).isEqualTo(tree);
  }

  @Test
  void damageDeepInsideIsNotedWhereItIs() {
    Map<String, Object> second = object(list("email_addresses").get(1));
    object(second.get("verification")).put("attempts", "many");

    User read = Json.read(User.class, Trees.text(tree));

    assertThat(read.additionalProperties().mistypedNames()).isEmpty();
    assertThat(read.emailAddresses().get(1).additionalProperties().mistypedNames()).isEmpty();
    Verification verification = requireNonNull(read.emailAddresses().get(1).verification());
    assertThat(verification.additionalProperties().mistypedNames()).containsExactly("attempts");
    assertThat(verification.strategy()).isEqualTo("carrier_pigeon");
  }

  @Test
  void aValueGivenThroughABuilderTakesThePlaceOfAMistypedOne() {
    User changed = read("first_name", "5").toBuilder().firstName("Augusta").build();

    assertThat(Trees.object(Json.write(changed))).containsEntry("first_name", "Augusta");
  }

  /** Reads the user with one member replaced; everything else has to be as before. */
  private User read(String member, String value) {
    Map<String, Object> damaged = Trees.object(Trees.text(tree));
    damaged.put(member, Trees.parse(value));

    User read = Json.read(User.class, Trees.text(damaged));

    assertThat(read.additionalProperties().mistypedNames()).containsExactly(member);
    assertThat(read.additionalProperties().names()).isEmpty();
    assertThat(Trees.parse(Json.write(read))).isEqualTo(damaged);
    User whole = Json.read(User.class, Trees.text(tree));
    for (Function<User, Object> each : SIBLINGS.values()) {
      if (each != SIBLINGS.get(member)) {
        assertThat(each.apply(read)).isEqualTo(each.apply(whole));
      }
    }
    return read;
  }

  private static final Map<String, Function<User, Object>> SIBLINGS =
      Map.of(
          "id", User::id,
          "first_name", User::firstName,
          "last_name", User::lastName,
          "password_enabled", User::passwordEnabled,
          "verification_attempts_remaining", User::verificationAttemptsRemaining,
          "created_at", User::createdAt,
          "email_addresses", User::emailAddresses,
          "organization_memberships", User::organizationMemberships,
          "public_metadata", User::publicMetadata,
          "last_active_at", User::lastActiveAt);

  private static Verification verification(String member, String value) {
    Map<String, Object> verification =
        Trees.object("{\"status\":\"verified\",\"strategy\":\"email_code\"}");
    verification.put(member, Trees.parse(value));
    return Json.read(Verification.class, Trees.text(verification));
  }

  @SuppressWarnings("unchecked") // a tree
  private static Map<String, Object> object(@Nullable Object tree) {
    return (Map<String, Object>) requireNonNull(tree);
  }

  @SuppressWarnings("unchecked") // a tree
  private List<Object> list(String member) {
    return (List<Object>) requireNonNull(tree.get(member));
  }
}
