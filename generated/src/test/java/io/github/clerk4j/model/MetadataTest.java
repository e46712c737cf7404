package io.github.clerk4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Metadata as records: what an application reads, writes and removes. */
class MetadataTest {
  enum Tier {
    FREE,
    GOLD
  }

  record Region(String code, boolean main) {}

  record Plan(
      @Nullable String planName,
      @Nullable Tier tier,
      int seats,
      long storage,
      double discount,
      @Nullable BigDecimal price,
      @Nullable BigInteger ledger,
      boolean trial,
      @Nullable Instant since,
      @Nullable LocalDate renewal,
      @Nullable UUID contract,
      List<String> tags,
      List<Region> regions,
      @Nullable Region home,
      Map<String, Region> offices,
      Map<String, @Nullable Object> more) {}

  private static final Plan PLAN =
      new Plan(
          "Gold, yearly",
          Tier.GOLD,
          5,
          1L << 40,
          0.5,
          new BigDecimal("19.99"),
          BigInteger.ONE.shiftLeft(90),
          true,
          Instant.parse("2026-05-12T08:30:00.123456789Z"),
          LocalDate.of(2027, 5, 12),
          UUID.fromString("4f9c3a52-0f1e-4d0b-9d6c-0b6a4b8f1c11"),
          List.of("a", "b"),
          List.of(new Region("eu", true), new Region("us", false)),
          new Region("eu", true),
          Map.of("Berlin", new Region("eu", false)),
          Map.of("x", List.of(1L, Map.of("y", true))));

  @Test
  void metadataIsReadAsARecord() {
    record Billing(String plan, int seats) {}
    User user = Json.read(User.class, Trees.resource("user.json"));

    Billing billing = user.publicMetadata(Billing.class);

    assertThat(billing).isEqualTo(new Billing("pro", 3));
  }

  @Test
  void everyKindOfMetadataOfEveryModelIsReadAsARecord() {
    record Note(@Nullable String text) {}
    Map<String, Object> note = Map.of("text", "a");
    Note expected = new Note("a");

    User user = User.builder().privateMetadata(note).unsafeMetadata(note).build();
    assertThat(user.privateMetadata(Note.class)).isEqualTo(expected);
    assertThat(user.unsafeMetadata(Note.class)).isEqualTo(expected);
    assertThat(user.publicMetadata(Note.class)).isEqualTo(new Note(null));
    assertThat(Organization.builder().publicMetadata(note).build().publicMetadata(Note.class))
        .isEqualTo(expected);
    assertThat(
            OrganizationMembership.builder()
                .privateMetadata(note)
                .build()
                .privateMetadata(Note.class))
        .isEqualTo(expected);
    assertThat(ApiKey.builder().claims(note).build().claims(Note.class)).isEqualTo(expected);
  }

  @Test
  void aRecordIsReadAsItWasWritten() {
    String sent = Json.write(UpdateUserMetadataParams.of(u -> u.privateMetadata(PLAN)));
    User user = Json.read(User.class, sent);

    assertThat(user.privateMetadata(Plan.class)).isEqualTo(PLAN);
    assertThat(Trees.object(sent).get("private_metadata"))
        .extracting("tier", "since", "renewal", "contract")
        .containsExactly(
            "GOLD",
            "2026-05-12T08:30:00.123456789Z",
            "2027-05-12",
            "4f9c3a52-0f1e-4d0b-9d6c-0b6a4b8f1c11");
  }

  @Test
  void aMapHoldsRecordsEnumsTimesAndIdsToo() {
    Instant now = Instant.parse("2026-05-12T08:30:00Z");
    UUID id = UUID.fromString("4f9c3a52-0f1e-4d0b-9d6c-0b6a4b8f1c11");

    assertThat(
            json(
                UpdateUserMetadataParams.of(
                    u -> u.publicMetadata(Map.of("at", List.of(now, Map.of("id", id)))))))
        .isEqualTo(
            "{\"public_metadata\":{\"at\":[\"2026-05-12T08:30:00Z\","
                + "{\"id\":\"4f9c3a52-0f1e-4d0b-9d6c-0b6a4b8f1c11\"}]}}");
    assertThat(
            json(
                CreateUserParams.of(
                    u -> u.publicMetadata(Map.of("tier", Tier.GOLD, "home", PLAN.regions())))))
        .contains("\"tier\":\"GOLD\"", "\"home\":[{\"code\":\"eu\",\"main\":true}");
  }

  @Test
  void oneKeyIsSetOrRemovedAndTheOthersAreKept() {
    assertThat(
            json(
                UpdateUserMetadataParams.of(
                    u ->
                        u.publicMetadata("trial", null)
                            .publicMetadata("tier", Tier.GOLD)
                            .unsafeMetadata("theme", null))))
        .isEqualTo(
            "{\"public_metadata\":{\"trial\":null,\"tier\":\"GOLD\"},"
                + "\"unsafe_metadata\":{\"theme\":null}}");
    assertThat(
            json(
                UpdateOrganizationMetadataParams.of(
                    o -> o.privateMetadata(Map.of("a", 1)).privateMetadata("b", null))))
        .isEqualTo("{\"private_metadata\":{\"a\":1,\"b\":null}}");
    assertThat(
            json(
                UpdateOrganizationMembershipMetadataParams.of(
                    m -> m.publicMetadata("desk", 7).publicMetadata(Map.of("a", 1)))))
        .isEqualTo("{\"public_metadata\":{\"a\":1}}");
  }

  @Test
  void aComponentThatIsNullRemovesItsKey() {
    assertThat(json(UpdateUserMetadataParams.of(u -> u.publicMetadata(new TrialEnd(null, "x")))))
        .isEqualTo("{\"public_metadata\":{\"trialEnd\":null,\"note\":\"x\"}}");
  }

  private record TrialEnd(@Nullable Instant trialEnd, String note) {}

  @Test
  void namesInSnakeCaseAreReadToo() {
    record Names(@Nullable String planName, int seatCount) {}

    assertThat(Json.convert(Map.of("plan_name", "pro", "seatCount", 2), Names.class))
        .isEqualTo(new Names("pro", 2));
  }

  @Test
  void aMemberOfAnotherKindIsNullEmptyZeroOrFalse() {
    Map<String, Object> wrong = new HashMap<>();
    for (var each : Plan.class.getRecordComponents()) {
      wrong.put(each.getName(), List.of(Map.of("a", List.of())));
    }
    wrong.put("planName", 1);
    wrong.put("tags", List.of("a", 5, "b"));
    wrong.put("regions", Map.of());
    wrong.put("seats", 1.5);
    wrong.put("trial", "true");
    Plan none =
        new Plan(
            null,
            null,
            0,
            0,
            0,
            null,
            null,
            false,
            null,
            null,
            null,
            List.of("a", "b"),
            List.of(),
            null,
            Map.of(),
            Map.of());

    assertThat(Json.convert(wrong, Plan.class)).isEqualTo(none);
    wrong.replaceAll((name, value) -> name.equals("tags") ? value : name.equals("more"));
    wrong.put("trial", 1);
    assertThat(Json.convert(wrong, Plan.class)).isEqualTo(none);
    assertThat(Json.convert("text", Plan.class)).isNull();
    assertThat(Json.convert(null, Plan.class)).isNull();
  }

  @Test
  void aTimeIsATextOrANumberOfSecondsOrMilliseconds() {
    Instant time = Instant.parse("2026-05-12T08:30:00Z");

    for (Object each :
        List.of(
            "2026-05-12T08:30:00Z",
            "2026-05-12T10:30:00+02:00",
            time.getEpochSecond(),
            time.toEpochMilli(),
            (double) time.getEpochSecond())) {
      assertThat(Json.convert(each, Instant.class)).as("%s", each).isEqualTo(time);
    }
    for (Object each : List.of("today", true, 1e300, BigInteger.TEN.pow(30), List.of())) {
      assertThat(Json.convert(each, Instant.class)).as("%s", each).isNull();
    }
  }

  @Test
  void anEnumIsReadByItsNameInAnyCase() {
    assertThat(Json.convert("GOLD", Tier.class)).isEqualTo(Tier.GOLD);
    assertThat(Json.convert("gold", Tier.class)).isEqualTo(Tier.GOLD);
    assertThat(Json.convert("platinum", Tier.class)).isNull();
  }

  @Test
  void aNumberIsNeverChangedToFit() {
    assertThat(Json.convert(1L << 40, Integer.class)).isNull();
    assertThat(Json.convert(1.5, Long.class)).isNull();
    assertThat(Json.convert(BigInteger.TEN.pow(30), Long.class)).isNull();
    assertThat(Json.convert(new BigDecimal("1e400"), Double.class)).isNull();
    assertThat(Json.convert(BigInteger.TEN.pow(30), BigDecimal.class))
        .isEqualTo(new BigDecimal(BigInteger.TEN.pow(30)));
    assertThat(Json.convert(0.1, BigDecimal.class)).isEqualTo(new BigDecimal("0.1"));
  }

  record Rejecting(@Nullable String name) {
    Rejecting {
      throw new IllegalStateException("no name");
    }
  }

  @Test
  void aTypeThatJsonCannotBecomeIsAnError() {
    record Odd(@Nullable Duration duration) {}

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Json.convert(Map.of(), Odd.class))
        .withMessageStartingWith("java.time.Duration cannot be converted from JSON; use");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> User.builder().build().publicMetadata(Rejecting.class))
        .withMessageContaining("Rejecting cannot be created from this JSON")
        .withMessageContaining("no name")
        .withCauseInstanceOf(IllegalStateException.class);
  }

  @Test
  void onlyARecordOrAMapIsMetadata() {
    User user = User.builder().privateMetadata(Map.of("a", "s3cret")).build();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> UpdateUserMetadataParams.of(u -> u.publicMetadata("gold")))
        .withMessage(
            "UpdateUserMetadataParams: publicMetadata must be a record or a map: java.lang.String");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> UpdateUserMetadataParams.of(u -> u.publicMetadata(user)))
        .withMessageStartingWith("public_metadata cannot be sent as JSON: it is a")
        .withMessageNotContaining("s3cret");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> UpdateUserMetadataParams.of(u -> u.publicMetadata("age", Duration.ZERO)))
        .withMessageStartingWith("public_metadata.age cannot be sent as JSON");
  }

  private static String json(Object params) {
    return Json.write(params);
  }
}
