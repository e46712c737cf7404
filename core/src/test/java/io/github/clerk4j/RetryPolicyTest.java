package io.github.clerk4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryPolicyTest {
  private static final RetryPolicy DEFAULT = RetryPolicy.builder().build();

  @ParameterizedTest
  @ValueSource(ints = {408, 500, 502, 503, 504, 0})
  void aRequestIsRetriedAfterAFaultOnlyIfItIsIdempotent(int status) {
    assertThat(failed(1, true, status, true, null).retryAfter(DEFAULT, 1)).isNotNull();
    assertThat(failed(1, false, status, true, null).retryAfter(DEFAULT, 1)).isNull();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aCallThatWasNotExecutedIsRetriedWhateverItsMethod(boolean idempotent) {
    assertThat(failed(1, idempotent, 429, true, null).retryAfter(DEFAULT, 1)).isNotNull();
    assertThat(failed(1, idempotent, 0, false, null).retryAfter(DEFAULT, 1)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 301, 400, 401, 403, 404, 409, 410, 422, 425, 501, 505, 520, 530})
  void otherStatusesAreFinal(int status) {
    assertThat(failed(1, true, status, true, null).retryAfter(DEFAULT, 1)).isNull();
  }

  @ParameterizedTest
  @CsvSource({"1, 500", "2, 1000", "3, 2000"})
  void pausesAreRandomUpToABoundThatDoubles(int attempt, long millis) {
    Failed failed = failed(attempt, true, 500, true, null);

    assertThat(failed.retryAfter(DEFAULT, 1)).isEqualTo(Duration.ofMillis(millis));
    assertThat(failed.retryAfter(DEFAULT, 0.5)).isEqualTo(Duration.ofMillis(millis / 2));
    assertThat(failed.retryAfter(DEFAULT, 0)).isEqualTo(Duration.ZERO);
  }

  @Test
  void pausesDoNotGrowForEver() {
    RetryPolicy persistent = DEFAULT.toBuilder().maxRetries(Integer.MAX_VALUE).build();

    for (int attempt : new int[] {5, 6, 63, 64, 65, 10_000, Integer.MAX_VALUE - 1}) {
      assertThat(failed(attempt, true, 500, true, null).retryAfter(persistent, 1))
          .isEqualTo(Duration.ofSeconds(8));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 503})
  void retryAfterIsObeyed(int status) {
    Duration said = Duration.ofSeconds(7);

    assertThat(failed(1, true, status, true, said).retryAfter(DEFAULT, 0.1)).isEqualTo(said);
  }

  @Test
  void theNumberOfAttemptsIsBounded() {
    assertThat(failed(3, true, 429, true, null).retryAfter(DEFAULT, 0)).isNotNull();
    assertThat(failed(4, true, 429, true, null).retryAfter(DEFAULT, 0)).isNull();
    assertThat(failed(1, true, 429, true, null).retryAfter(RetryPolicy.NEVER, 0)).isNull();
  }

  @Test
  void theTimeInAllIsBounded() {
    Failed late = new Failed(1, true, 500, true, null, Duration.ofMillis(29_600));

    assertThat(late.retryAfter(DEFAULT, 0.79)).isNotNull();
    assertThat(late.retryAfter(DEFAULT, 0.8)).isNull();
    assertThat(failed(1, true, 429, true, Duration.ofSeconds(31)).retryAfter(DEFAULT, 0)).isNull();
    assertThat(
            failed(1, true, 429, true, Duration.ofSeconds(Long.MAX_VALUE)).retryAfter(DEFAULT, 0))
        .isNull();
  }

  @Test
  void aPolicyCanBeMadeFromAnother() {
    RetryPolicy policy =
        RetryPolicy.builder()
            .maxRetries(7)
            .maxDuration(Duration.ofMinutes(2))
            .backoff(Duration.ofMillis(10), Duration.ofMillis(40))
            .build();

    assertThat(policy)
        .hasToString("RetryPolicy[maxRetries=7, maxDuration=PT2M, backoff=PT0.01S to PT0.04S]");
    assertThat(policy.toBuilder().build()).hasToString(policy.toString());
  }

  @Test
  void settingsOutOfRangeAreErrors() {
    RetryPolicy.Builder builder = RetryPolicy.builder();

    assertThatThrownBy(() -> builder.maxRetries(-1))
        .isInstanceOf(ClerkConfigurationException.class)
        .hasMessage("maxRetries must not be negative: -1");
    assertThatThrownBy(() -> builder.maxDuration(Duration.ZERO))
        .isInstanceOf(ClerkConfigurationException.class);
    assertThatThrownBy(() -> builder.backoff(Duration.ofMillis(-1), Duration.ofMillis(1)))
        .isInstanceOf(ClerkConfigurationException.class);
    assertThat(builder.maxDuration(Duration.ofSeconds(Long.MAX_VALUE)).build()).isNotNull();
  }

  private static Failed failed(
      int number, boolean idempotent, int status, boolean sent, @Nullable Duration retryAfter) {
    return new Failed(number, idempotent, status, sent, retryAfter, Duration.ZERO);
  }

  /** An attempt that failed; status 0 is for no response, or not all of it. */
  private record Failed(
      int number,
      boolean idempotent,
      int status,
      boolean sent,
      @Nullable Duration retryAfter,
      Duration elapsed) {
    @Nullable Duration retryAfter(RetryPolicy policy, double random) {
      AttemptOutcome<String> outcome =
          new AttemptOutcome<>(null, null, status, status != 0, sent, retryAfter, null);
      return policy.retryAfter(number, outcome, idempotent, elapsed, random);
    }
  }
}
