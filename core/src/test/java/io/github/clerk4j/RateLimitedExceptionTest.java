package io.github.clerk4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RateLimitedExceptionTest extends HttpTest {
  @ParameterizedTest
  @EnumSource
  void theTimeToWaitIsInSeconds(CallStyle way) {
    answer(429, "", "Retry-After: 7");

    RateLimitedException e =
        catchThrowableOfType(RateLimitedException.class, () -> way.getUser(clerk, "user_1"));

    assertThat(e.retryAfter()).isEqualTo(Duration.ofSeconds(7));
    assertThat(e.status()).isEqualTo(429);
  }

  @Test
  void orItIsADate() {
    answer(429, "", "Retry-After: " + date(Duration.ofHours(1)));

    assertThat(failure().retryAfter()).isBetween(Duration.ofMinutes(59), Duration.ofMinutes(60));
  }

  @Test
  void aDateInThePastIsNow() {
    answer(429, "", "Retry-After: " + date(Duration.ofHours(-1)));

    assertThat(failure().retryAfter()).isEqualTo(Duration.ZERO);
  }

  @Test
  void negativeSecondsAreNow() {
    answer(429, "", "Retry-After: -3");

    assertThat(failure().retryAfter()).isEqualTo(Duration.ZERO);
  }

  @ParameterizedTest
  @EnumSource
  void theMessageNamesTheTime(CallStyle way) {
    answer(429, "", "Retry-After: 7", "X-Clerk-Trace-Id: 9f2c");

    assertThatThrownBy(() -> way.getUser(clerk, "user_1"))
        .hasMessage("GET /users/user_1: 429 (retry after 7 s) (trace 9f2c)");
  }

  @Test
  void nothingNeedBeSaid() {
    answer(429, "");

    assertThat(failure().retryAfter()).isNull();
  }

  private RateLimitedException failure() {
    return catchThrowableOfType(RateLimitedException.class, () -> clerk.users().getUser("user_1"));
  }

  private static String date(Duration fromNow) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(
        ZonedDateTime.now(ZoneOffset.UTC).plus(fromNow));
  }
}
