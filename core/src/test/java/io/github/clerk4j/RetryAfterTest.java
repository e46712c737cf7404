package io.github.clerk4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2026-11-25T08:49:30Z");
  private static final Duration DAY = Duration.ofDays(1);

  @ParameterizedTest
  @CsvSource({"0, 0", "7, 7", "007, 7", "2.4, 3", "299.997, 300", "2.0, 2", "2., 2", ".5, 1"})
  void secondsAreRoundedUp(String header, long seconds) {
    assertThat(read(header)).isEqualTo(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-3", "-0.5", "-99999999999999999999"})
  void aNegativeTimeIsNow(String header) {
    assertThat(read(header)).isEqualTo(Duration.ZERO);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "86400",
        "86400.5",
        "86401",
        "31536000",
        "9223372036854775807",
        "99999999999999999999",
        "Fri, 31 Dec 9999 23:59:59 GMT"
      })
  void aLongerTimeThanADayIsOneDay(String header) {
    assertThat(read(header)).isEqualTo(DAY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Wed, 25 Nov 2026 08:49:37 GMT",
        "Wednesday, 25-Nov-26 08:49:37 GMT",
        "Wed Nov 25 08:49:37 2026",
        "Mon, 25 Nov 2026 08:49:37 GMT", // of another day
        "wed, 25 nov 2026 08:49:37 gmt"
      })
  void aDateHasAnyOfThreeForms(String header) {
    assertThat(read(header)).isEqualTo(Duration.ofSeconds(7));
  }

  @Test
  void aDayOfOneDigitIsOneOfTheThreeFormsToo() {
    Instant now = Instant.parse("1994-11-06T08:49:30Z");

    assertThat(RetryAfter.of(Headers.of("Retry-After", "Sun Nov  6 08:49:37 1994"), now))
        .isEqualTo(Duration.ofSeconds(7));
  }

  @ParameterizedTest
  @CsvSource({"76, PT24H", "77, PT0S", "94, PT0S"})
  void aYearOfTwoDigitsIsAtMostFiftyYearsAhead(String year, Duration expected) {
    assertThat(read("Sunday, 06-Nov-" + year + " 08:49:37 GMT")).isEqualTo(expected);
  }

  @Test
  void aDateIsReadByTheClockOfTheServer() {
    Headers headers =
        Headers.of(
            "Date", "Wed, 25 Nov 2026 10:00:00 GMT",
            "Retry-After", "Wed, 25 Nov 2026 10:00:05 GMT");

    assertThat(RetryAfter.of(headers, NOW)).isEqualTo(Duration.ofSeconds(5));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "soon",
        "-",
        ".",
        "1e3",
        "0x10",
        "1 2",
        "+5",
        "25 Nov",
        "1,5",
        "Infinity"
      })
  void anythingElseIsAsIfNothingWereSaid(String header) {
    assertThat(read(header)).isNull();
  }

  @Test
  void aLongHeaderTakesNoTime() {
    assertThat(read("0".repeat(200_000) + "x")).isNull();
    assertThat(read("9".repeat(200_000))).isEqualTo(DAY);
  }

  @ParameterizedTest
  @CsvSource({"PT0S, 0 s", "PT0.25S, 250 ms", "PT1S, 1 s", "PT1.2S, 2 s", "PT24H, 86400 s"})
  void messagesNameTimesBriefly(Duration time, String text) {
    assertThat(RetryAfter.text(time)).isEqualTo(text);
  }

  private static @Nullable Duration read(String header) {
    return RetryAfter.of(Headers.of("Retry-After", header), NOW);
  }
}
