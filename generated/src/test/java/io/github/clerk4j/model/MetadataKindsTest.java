package io.github.clerk4j.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records of metadata with any kind of number and collection, and with acronyms in names. */
class MetadataKindsTest {
  record Kinds(
      float share,
      @Nullable Float part,
      short year,
      byte level,
      @Nullable Byte grade,
      Set<String> tags,
      Collection<Integer> scores) {}

  @Test
  void everyNumberAndCollectionIsReadAsItWasWritten() {
    Kinds kinds =
        new Kinds(
            1.1f,
            Float.MIN_VALUE,
            (short) -2026,
            Byte.MAX_VALUE,
            null,
            new LinkedHashSet<>(List.of("b", "a")),
            List.of(3, 3, 1));

    String sent = Json.write(UpdateUserMetadataParams.of(u -> u.publicMetadata(kinds)));
    Kinds read = Json.read(User.class, sent).publicMetadata(Kinds.class);

    assertThat(read).isEqualTo(kinds);
    assertThat(read.tags()).containsExactly("b", "a").isUnmodifiable();
  }

  @Test
  void aNumberThatDoesNotFitAndAMissingCollectionAreZeroAndEmpty() {
    Map<String, Object> beyond =
        Map.of("share", 1e39, "part", 1e39, "year", 32_768, "level", -129, "grade", 1.5);

    assertThat(Json.convert(beyond, Kinds.class))
        .isEqualTo(new Kinds(0, null, (short) 0, (byte) 0, null, Set.of(), List.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1000", "1000.0", "1e3", "1E+3", "100000e-2"})
  void aNumberWithoutAFractionIsWhole(String number) {
    record Seats(int seats, @Nullable Long many, short few, @Nullable BigInteger all) {}
    User user =
        Json.read(
            User.class,
            "{\"public_metadata\":{\"seats\":@,\"many\":@,\"few\":@,\"all\":@}}"
                .replace("@", number));

    assertThat(user.publicMetadata(Seats.class))
        .isEqualTo(new Seats(1000, 1000L, (short) 1000, BigInteger.valueOf(1000)));
  }

  @Test
  void wholeNumbersAreExactAtTheirLimits() {
    assertThat(Json.convert(9.2e18, Long.class)).isEqualTo(9_200_000_000_000_000_000L);
    assertThat(Json.convert(1e19, Long.class)).isNull();
    assertThat(Json.convert(new BigDecimal("-9223372036854775808.0"), Long.class))
        .isEqualTo(Long.MIN_VALUE);
    assertThat(Json.convert(2147483648.0, Integer.class)).isNull();
    assertThat(Json.convert(1e300, BigInteger.class)).isEqualTo(BigInteger.TEN.pow(300));
    assertThat(Json.convert(BigInteger.TEN.pow(500), BigInteger.class))
        .isEqualTo(BigInteger.TEN.pow(500));
    assertThat(Json.convert(new BigDecimal("1e999999999"), BigInteger.class)).isNull();
    assertThat(Json.convert(new BigDecimal("1e-999999999"), Long.class)).isNull();
    assertThat(Json.convert(1.7e12, Instant.class))
        .isEqualTo(Instant.ofEpochMilli(1_700_000_000_000L));
    assertThat(Json.convert(Double.NaN, BigDecimal.class)).isNull();
  }

  @Test
  void acronymsInNamesAreOneWordOrLetters() {
    record Names(
        @Nullable String userID,
        @Nullable String URLPath,
        @Nullable String oldID,
        @Nullable String planName2) {}

    assertThat(
            Json.convert(
                Map.of("user_id", "a", "url_path", "b", "old_i_d", "c", "plan_name2", "d"),
                Names.class))
        .isEqualTo(new Names("a", "b", "c", "d"));
  }
}
