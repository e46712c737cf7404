package io.github.clerk4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.clerk4j.model.User;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ClerkResponseTest extends HttpTest {
  private static final Duration LONG = Duration.ofHours(10); // in fast time

  @Test
  void statusHeadersAndTraceIdCanBeHadWithTheValue() {
    answer(200, USER, "X-Clerk-Trace-Id: 9f2c", "X-A: 1", "X-A: 2");

    ClerkResponse<User> response = clerk.withResponse(c -> c.users().getUser("user_1"));

    assertThat(response.value().id()).isEqualTo("user_1");
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.traceId()).isEqualTo("9f2c");
    assertThat(response.header("x-a")).isEqualTo("1");
    assertThat(response.headers().get("X-a")).containsExactly("1", "2");
    assertThat(response.header("X-B")).isNull();
  }

  @ParameterizedTest
  @EnumSource
  void theResponseIsTheLastOneAfterRetries(CallStyle way) {
    answer(500, "", "X-Clerk-Trace-Id: first");
    answer(200, USER, "X-Clerk-Trace-Id: second");

    try (FastScheduler time = new FastScheduler();
        ClerkClient client =
            builder()
                .timeout(LONG)
                .retryPolicy(RetryPolicy.builder().maxRetries(3).maxDuration(LONG).build())
                .time(time, () -> 0.5)
                .build()) {
      ClerkResponse<User> response = get(way, client);

      assertThat(response.status()).isEqualTo(200);
      assertThat(response.traceId()).isEqualTo("second");
    }
  }

  @ParameterizedTest
  @EnumSource
  void anErrorIsThrownWithTheSameData(CallStyle way) {
    answer(404, "", "X-Clerk-Trace-Id: 9f2c", "X-A: 1");

    NotFoundException e = catchThrowableOfType(NotFoundException.class, () -> get(way, clerk));

    assertThat(e.status()).isEqualTo(404);
    assertThat(e.traceId()).isEqualTo("9f2c");
    assertThat(e.headers().get("x-a")).containsExactly("1");
  }

  @Test
  void callsWithoutAValueHaveAResponseToo() {
    answer(204, "");

    assertThat(
            clerk
                .<Object>withResponse(
                    c -> {
                      c.raw().delete("/new").send();
                      return "deleted";
                    })
                .status())
        .isEqualTo(204);
  }

  @Test
  void aFunctionWithoutACallIsAMistake() {
    assertThatThrownBy(() -> clerk.withResponse(c -> "nothing"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "withResponse: there is no response; make a call with the client that is passed in");
  }

  @Test
  void cancellingTheFutureCancelsTheCall() throws Exception {
    ClerkClient apart = clerk.withOptions(o -> o.bulkhead(1));
    CompletableFuture<ClerkResponse<User>> hanging =
        apart.async().withResponse(c -> c.users().getUser("user_1"));
    sent();
    hanging.cancel(true);
    answer(200, USER); // for the cancelled one
    answer(200, USER);

    assertThat(apart.users().getUser("user_1").id()).isEqualTo("user_1");
  }

  @Test
  void toStringShowsNeitherValueNorHeaders() {
    answer(200, USER, "X-Clerk-Trace-Id: 9f2c", "Set-Cookie: s3cret=1");

    assertThat(get(CallStyle.WAITING, clerk)).hasToString("ClerkResponse[200, trace 9f2c]");
  }

  private static ClerkResponse<User> get(CallStyle way, ClerkClient client) {
    if (way == CallStyle.WAITING) {
      return client.withResponse(c -> c.users().getUser("user_1"));
    }
    try {
      return client.async().withResponse(c -> c.users().getUser("user_1")).join();
    } catch (CompletionException e) {
      throw (RuntimeException) e.getCause();
    }
  }
}
