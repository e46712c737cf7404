package io.github.clerk4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers at and beyond the edges of what Java's types hold. */
class NumbersTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-1",
        "999999999999999999",
        "1000000000000000000",
        "9223372036854775807",
        "-9223372036854775808",
        "9223372036854775808",
        "123456789012345678901234567890",
        "0.1",
        "-2.5e-7",
        "1e3",
        "1.7976931348623157e308",
        "1e309",
        "1e-400",
        "0.1000000000000000055511151231257827"
      })
  void aNumberOfFreeFormIsWrittenWithTheValueItWasReadWith(String number) {
    Object read = Json.read(Object.class, number);

    assertThat(new BigDecimal(Json.write(read))).isEqualByComparingTo(number);
  }

  @Test
  void aNumberOfFreeFormHasTheSmallestTypeThatHoldsIt() {
    assertThat(Json.read(Object.class, "-9223372036854775808")).isEqualTo(Long.MIN_VALUE);
    assertThat(Json.read(Object.class, "9223372036854775808"))
        .isEqualTo(BigInteger.ONE.shiftLeft(63));
    assertThat(Json.read(Object.class, "0.1")).isEqualTo(0.1);
    assertThat(Json.read(Object.class, "1e309")).isEqualTo(new BigDecimal("1e309"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e99999999999", "-1.5E-99999999999"})
  void aNumberThatNoTypeHoldsIsAnErrorLikeAnyOtherJson(String number) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Json.read(User.class, "{\"created_at\":" + number + "}"))
        .withMessageContaining("$.created_at")
        .withMessageNotContaining("99999999999");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Json.read(User.class, "{\"public_metadata\":{\"n\":" + number + "}}"))
        .withMessageContaining("$.public_metadata.n")
        .withMessageNotContaining("99999999999");
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MAX_VALUE, Long.MIN_VALUE, 0, -1, 1L << 53})
  void everyLongIsAWholeNumberAndATime(long value) {
    String json =
        "{\"created_at\":" + value + ",\"verification_attempts_remaining\":" + value + "}";

    User read = Json.read(User.class, json);

    assertThat(read.verificationAttemptsRemaining()).isEqualTo(value);
    assertThat(read.createdAt()).isEqualTo(Adapter.unixTime(value));
    assertThat(Trees.parse(Json.write(read))).isEqualTo(Trees.parse(json));
  }

  @Test
  void aWholeNumberMayBeWrittenAsADecimal() {
    User read =
        Json.read(User.class, "{\"created_at\":1.7e12,\"verification_attempts_remaining\":100.0}");

    assertThat(read.createdAt()).isEqualTo(Instant.ofEpochMilli(1_700_000_000_000L));
    assertThat(read.verificationAttemptsRemaining()).isEqualTo(100);
    assertThat(read.additionalProperties().mistypedNames()).isEmpty();
  }

  @Test
  void aDecimalBeyondADoubleIsMistypedAndWrittenAgain() {
    String json = "{\"cycle_remaining_percent\":1e400}";

    BillingProrationCredit read = Json.read(BillingProrationCredit.class, json);

    assertThat(read.cycleRemainingPercent()).isZero();
    assertThat(read.additionalProperties().mistypedNames())
        .containsExactly("cycle_remaining_percent");
    assertThat(Trees.parse(Json.write(read))).isEqualTo(Trees.parse(json));
  }

  @Test
  void aDecimalThatJsonCannotHoldIsAnError() {
    BillingProrationCredit credit =
        BillingProrationCredit.builder().cycleRemainingPercent(Double.NaN).build();

    assertThatIllegalArgumentException().isThrownBy(() -> Json.write(credit));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Json.write(Map.of("x", Float.NEGATIVE_INFINITY)));
  }
}
