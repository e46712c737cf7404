package io.github.clerk4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.clerk4j.api.UsersApi.GetUserListParams;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Times and days as text. */
class TimesTest {
  @ParameterizedTest
  @CsvSource({
    "2026-05-12T08:30:00Z, 2026-05-12T08:30:00Z",
    "2026-05-12T08:30:00.000Z, 2026-05-12T08:30:00Z",
    "2026-05-12T10:30:00+02:00, 2026-05-12T08:30:00Z",
    "2026-05-12T08:30:00.123456789Z, 2026-05-12T08:30:00.123456789Z",
    "1970-01-01T00:00:00.0Z, 1970-01-01T00:00:00Z"
  })
  void aTimeIsReadWithItsOffsetAndWrittenAsItWasSpelt(String text, Instant time) {
    String json = "{\"created_at\":\"" + text + "\"}";

    BillingCreditLedgerEntry read = Json.read(BillingCreditLedgerEntry.class, json);

    assertThat(read.createdAt()).isEqualTo(time);
    assertThat(read.additionalProperties().mistypedNames()).isEmpty();
    assertThat(Json.write(read)).isEqualTo(json);
  }

  @Test
  void anotherTimeIsWrittenInItsOwnSpelling() {
    BillingCreditLedgerEntry read =
        Json.read(BillingCreditLedgerEntry.class, "{\"created_at\":\"2026-05-12T10:30:00+02:00\"}");

    BillingCreditLedgerEntry later = read.toBuilder().createdAt(Instant.EPOCH).build();

    assertThat(Json.write(later)).isEqualTo("{\"created_at\":\"1970-01-01T00:00:00Z\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"\"",
        "\"yesterday\"",
        "\"2026-05-12\"",
        "\"2026-13-40T00:00:00Z\"",
        "1778500000"
      })
  void aTextThatIsNoTimeIsMistyped(String value) {
    String json = "{\"id\":\"cle_1\",\"created_at\":" + value + "}";

    BillingCreditLedgerEntry read = Json.read(BillingCreditLedgerEntry.class, json);

    assertThat(read.createdAt()).isEqualTo(Instant.EPOCH);
    assertThat(read.id()).isEqualTo("cle_1");
    assertThat(read.additionalProperties().mistypedNames()).containsExactly("created_at");
    assertThat(Json.write(read)).isEqualTo(json);
  }

  @Test
  void aDayIsReadAndATextThatIsNoneIsMistyped() {
    assertThat(day("\"2026-05-12\"").prorationDate()).isEqualTo(LocalDate.of(2026, 5, 12));
    assertThat(day("\"2026-02-30\"").prorationDate()).isNull();
    assertThat(day("\"2026-02-30\"").additionalProperties().mistypedNames())
        .containsExactly("proration_date");
  }

  @ParameterizedTest
  @CsvSource({
    "1767312000, 2026-01-02T00:00:00Z",
    "1767312000000, 2026-01-02T00:00:00Z",
    "1767312000123, 2026-01-02T00:00:00.123Z",
    "99999999999, 5138-11-16T09:46:39Z",
    "100000000000, 1973-03-03T09:46:40Z",
    "-99999999999, -1199-02-15T14:13:21Z",
    "0, 1970-01-01T00:00:00Z"
  })
  void aNumberBelow1e11IsSecondsAndAnyOtherMillisecondsWhereverATimeIsRead(
      String number, Instant time) {
    String millis = "{\"updated_at\":" + number + "}";
    String seconds = "{\"expires_at\":" + number + "}";

    User user = Json.read(User.class, millis);
    TestingToken token = Json.read(TestingToken.class, seconds);

    assertThat(user.updatedAt()).isEqualTo(time);
    assertThat(token.expiresAt()).isEqualTo(time);
    assertThat(user.additionalProperties().mistypedNames()).isEmpty();
    assertThat(Json.write(user)).isEqualTo(millis);
    assertThat(Json.write(token)).isEqualTo(seconds);
  }

  @Test
  void timesOfOauthAccessTokensAreReadInSecondsAsClerkSendsThem() {
    String json = "{\"expired\":false,\"expiration\":1767312000,\"created_at\":1767225600}";

    OauthAccessTokenVerification read = Json.read(OauthAccessTokenVerification.class, json);

    assertThat(read.expiration()).isEqualTo(Instant.parse("2026-01-02T00:00:00Z"));
    assertThat(read.createdAt()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
    assertThat(Json.write(read)).isEqualTo(json);
  }

  @Test
  void aChangedTimeIsWrittenInItsOwnUnit() {
    User read = Json.read(User.class, "{\"updated_at\":1767312000}");

    User later = read.toBuilder().updatedAt(Instant.parse("2026-01-02T00:00:01Z")).build();

    assertThat(Json.write(later)).isEqualTo("{\"updated_at\":1767312001000}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1966-10-31T14:13:20Z", "1970-01-01T00:00:00Z", "1973-03-03T09:46:40Z"})
  void aTimeThatABuilderSetsIsReadBackAtTheEdgesOfThatOfSeconds(Instant time) {
    User user = User.builder().updatedAt(time).build();

    assertThat(Json.read(User.class, Json.write(user))).isEqualTo(user);
  }

  @Test
  void aTimeBeyondMillisecondsIsAnErrorThatNamesItsMember() {
    User user = User.builder().updatedAt(Instant.MAX).build();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Json.write(user))
        .withMessage("$.updated_at must have milliseconds since 1970 in 64 bits: " + Instant.MAX);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GetUserListParams.of(u -> u.createdAtAfter(Instant.MIN)))
        .withMessage(
            "GetUserListParams: createdAtAfter must have milliseconds since 1970 in 64 bits: "
                + Instant.MIN);
  }

  private static BillingSubscriptionItem day(String value) {
    return Json.read(BillingSubscriptionItem.class, "{\"proration_date\":" + value + "}");
  }
}
