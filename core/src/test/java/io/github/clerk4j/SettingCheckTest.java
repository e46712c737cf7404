package io.github.clerk4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings out of range fail when they are set, by their name. */
class SettingCheckTest extends HttpTest {
  private static final Duration FOREVER = ChronoUnit.FOREVER.getDuration();
  private static final Duration SECOND = Duration.ofSeconds(1);

  private static Arguments row(String message, Consumer<ClerkClient.Builder> setting) {
    return Arguments.of(message, setting);
  }

  @SuppressWarnings("NullAway") // nulls are what callers without a checker pass
  static Stream<Arguments> wrong() {
    return Stream.of(
        row("timeout must be positive: PT0S", b -> b.timeout(Duration.ZERO)),
        row("connectTimeout must be positive: PT-1S", b -> b.connectTimeout(SECOND.negated())),
        row("readTimeout must be positive: PT0S", b -> b.readTimeout(Duration.ZERO)),
        row("writeTimeout must be positive: PT0S", b -> b.writeTimeout(Duration.ZERO)),
        row("maxRetries must not be negative: -1", b -> b.maxRetries(-1)),
        row(
            "rateLimit must be from 1 to 1000000 requests in a period: 2000000000",
            b -> b.rateLimit(2_000_000_000, SECOND)),
        row(
            "rateLimit must be from 1 to 1000000 requests in a period: 0",
            b -> b.rateLimit(0, SECOND)),
        row("the period of rateLimit must be positive: PT0S", b -> b.rateLimit(1, Duration.ZERO)),
        row(
            "the period of rateLimit must be at most 365 days: " + FOREVER,
            b -> b.rateLimit(1, FOREVER)),
        row(
            "the period of rateLimit must not be null; for the default, do not set it",
            b -> b.rateLimit(1, null)),
        row("timeout must not be null; for the default, do not set it", b -> b.timeout(null)),
        row(
            "connectTimeout must not be null; for the default, do not set it",
            b -> b.connectTimeout(null)),
        row("secretKey must not be null; for the default, do not set it", b -> b.secretKey(null)),
        row("apiUrl must not be null; for the default, do not set it", b -> b.apiUrl(null)),
        row("proxy must not be null; for the default, do not set it", b -> b.proxy(null)),
        row("httpClient must not be null; for the default, do not set it", b -> b.httpClient(null)),
        row("listener must not be null; for the default, do not set it", b -> b.listener(null)),
        row(
            "rateLimiter must not be null; for the default, do not set it",
            b -> b.rateLimiter(null)),
        row(
            "retryPolicy must not be null; for the default, do not set it",
            b -> b.retryPolicy(null)),
        row(
            "the name of a header must not be null; for the default, do not set it",
            b -> b.header(null, "a")),
        row(
            "the value of a header must not be null; for the default, do not set it",
            b -> b.header("X", null)),
        row(
            "the header Content-Length cannot be set: it belongs to the HTTP client",
            b -> b.header("content-length", "1")),
        row(
            "the header Transfer-Encoding cannot be set: it belongs to the HTTP client",
            b -> b.header("Transfer-Encoding", "chunked")),
        row(
            "the header Host cannot be set: it belongs to the HTTP client",
            b -> b.header("HOST", "a")),
        row(
            "the header Accept-Encoding cannot be set: it belongs to the HTTP client",
            b -> b.header("Accept-Encoding", "br")),
        row(
            "the header Connection cannot be set: it belongs to the HTTP client",
            b -> b.header("Connection", "close")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrong")
  void aSettingOutOfRangeIsNamed(String message, Consumer<ClerkClient.Builder> setting) {
    ClerkClient.Builder builder = builder();

    assertThatThrownBy(() -> setting.accept(builder))
        .isInstanceOf(ClerkConfigurationException.class)
        .hasMessage(message);
  }

  @Test
  @SuppressWarnings("NullAway") // nulls are what callers without a checker pass
  void optionsThatAreNullAreNamed() {
    assertThatThrownBy(() -> clerk.withOptions(null))
        .isInstanceOf(ClerkConfigurationException.class)
        .hasMessage("options must not be null; for the default, do not set it");
    assertThatThrownBy(() -> clerk.withOptions(o -> o.maxRateLimitWait(null)))
        .isInstanceOf(ClerkConfigurationException.class)
        .hasMessage("maxRateLimitWait must not be null; for the default, do not set it");
  }

  /** Finds every setting, so that none is forgotten. */
  static Stream<Arguments> settings() {
    return Stream.of(ClerkClient.builder(), new CallOptions(), RetryPolicy.builder())
        .flatMap(
            builder ->
                Stream.of(builder.getClass().getDeclaredMethods())
                    .filter(each -> Modifier.isPublic(each.getModifiers()))
                    .filter(each -> each.getParameterCount() > 0)
                    .flatMap(
                        each ->
                            IntStream.range(0, each.getParameterCount())
                                .filter(i -> !each.getParameterTypes()[i].isPrimitive())
                                .mapToObj(i -> Arguments.of(builder, each, i))));
  }

  @SuppressWarnings("NullAway") // which is the point
  @ParameterizedTest
  @MethodSource("settings")
  void aSettingThatIsNullIsNamed(Object builder, Method setting, int index) {
    Object[] values = Stream.of(setting.getParameterTypes()).map(SettingCheckTest::valid).toArray();
    values[index] = null;

    assertThatThrownBy(() -> setting.invoke(builder, values))
        .cause()
        .isInstanceOf(ClerkConfigurationException.class)
        .hasMessageContaining(" must not be null")
        .hasNoCause();
  }

  private static Object valid(Class<?> type) {
    return type == int.class ? 1 : type == Duration.class ? Duration.ofSeconds(1) : "a";
  }

  @Test
  void aTimeoutForEverIsAsLongAsThereIs() {
    answer(200, USER);

    try (ClerkClient patient =
        builder()
            .timeout(FOREVER)
            .connectTimeout(FOREVER)
            .readTimeout(FOREVER)
            .writeTimeout(FOREVER)
            .retryPolicy(
                RetryPolicy.builder().maxDuration(FOREVER).backoff(FOREVER, FOREVER).build())
            .rateLimit(1_000_000, Duration.ofDays(365))
            .build()) {
      assertThat(patient.users().getUser("user_1").id()).isEqualTo("user_1");
    }
  }

  @Test
  void aTimeoutUnderAMillisecondIsNotForEver() {
    assertThat(SettingCheck.socketTimeout("readTimeout", Duration.ofNanos(1)))
        .isEqualTo(Duration.ofMillis(1));
    assertThat(SettingCheck.socketTimeout("readTimeout", Duration.ofNanos(1_500_000)))
        .isEqualTo(Duration.ofNanos(1_500_000));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"X:", "sk_live_7f3a9c X", "X\r\nY", "Authorization: Bearer 7f3a9c", "\u00e9"})
  void theNameOfAHeaderIsATokenAndNotShown(String name) {
    for (ThrowingCallable each :
        new ThrowingCallable[] {
          () -> builder().header(name, "a"), () -> clerk.withOptions(o -> o.header(name, "a"))
        }) {
      assertThatThrownBy(each)
          .isInstanceOf(ClerkConfigurationException.class)
          .hasMessageStartingWith("the name of a header must consist of letters, digits and ")
          .hasMessageNotContaining("7f3a9c")
          .hasNoCause();
    }
  }

  @Test
  void theValueOfAHeaderIsNotShown() {
    assertThatThrownBy(() -> builder().header("X-Token", "7f3a9c\r\nX-Evil: 1"))
        .isInstanceOf(ClerkConfigurationException.class)
        .hasMessage(
            "the value of the header X-Token must consist of visible ASCII, blanks and tabs: another"
                + " character at index 6")
        .hasNoCause();
    assertThatThrownBy(() -> builder().header("sk_live_7f3a9c", "X-Token\n"))
        .hasMessageContaining("the header *** must")
        .hasMessageNotContaining("7f3a9c");
  }

  @Test
  void halfOfASurrogatePairIsNoQueryParameter() {
    assertThatThrownBy(() -> clerk.withOptions(o -> o.query("a", "7f3a9c\ud83d")))
        .isInstanceOf(ClerkConfigurationException.class)
        .hasMessage(
            "the value of a query parameter must be well-formed Unicode: half of a surrogate"
                + " pair");
    assertThatThrownBy(() -> clerk.withOptions(o -> o.query("\ude00", "a")))
        .isInstanceOf(ClerkConfigurationException.class)
        .hasMessageStartingWith("the name of a query parameter must be well-formed Unicode");
  }
}
