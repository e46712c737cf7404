package io.github.clerk4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CallListenerTest extends HttpTest {
  private final List<CallListener.Attempt> attempts = new CopyOnWriteArrayList<>();

  @ParameterizedTest
  @EnumSource
  void theListenerIsCalledForEveryAttempt(CallStyle way) {
    answer(503, "", "cf-ray: 22bb-FRA");
    answer(200, USER, "x-clerk-trace-id: 33cc");

    try (FastScheduler time = new FastScheduler();
        ClerkClient client =
            builder()
                .maxRetries(3)
                .timeout(Duration.ofHours(1))
                .time(time, () -> 0.001)
                .listener(attempts::add)
                .build()) {
      way.getUser(client, "user_1");
    }

    assertThat(attempts).hasSize(2);
    CallListener.Attempt first = attempts.get(0);
    assertThat(first.operation()).isEqualTo("getUser");
    assertThat(first.method()).isEqualTo("GET");
    assertThat(first.path()).isEqualTo("/users/{user_id}");
    assertThat(first.number()).isEqualTo(1);
    assertThat(first.status()).isEqualTo(503);
    assertThat(first.outcome()).isEqualTo("503");
    assertThat(first.traceId()).isEqualTo("22bb-FRA");
    assertThat(first.failure()).isInstanceOf(ClerkApiException.class);
    assertThat(first.duration()).isPositive();
    assertThat(first.retryAfter()).isNotNull();
    CallListener.Attempt second = attempts.get(1);
    assertThat(second.number()).isEqualTo(2);
    assertThat(second.outcome()).isEqualTo("200");
    assertThat(second.traceId()).isEqualTo("33cc");
    assertThat(second.failure()).isNull();
    assertThat(second.retryAfter()).isNull();
  }

  @Test
  void outcomesAreFewWords() {
    ClerkClient client = builder().listener(attempts::add).build();
    answer(200, "");
    assertThatThrownBy(() -> client.users().getUser("user_1"));
    answer(429, "", "Retry-After: 3600");
    assertThatThrownBy(() -> client.users().getUser("user_1"));
    assertThatThrownBy(() -> client.users().getUser("user_1"));
    server.close();
    assertThatThrownBy(
        () -> client.withOptions(o -> o.secretKey("sk_test_b")).users().getUser("user_1"));

    assertThat(attempts)
        .extracting(CallListener.Attempt::outcome)
        .containsExactly("unreadable", "429", "not_sent", "no_response");
    client.close();
  }

  @ParameterizedTest
  @EnumSource
  void aListenerThatFailsDoesNotFailTheCall(CallStyle way) {
    answer(200, USER);
    ClerkClient client =
        builder()
            .listener(
                attempt -> {
                  throw new IllegalStateException("a fault of the listener");
                })
            .build();

    assertThat(way.getUser(client, "user_1").id()).isEqualTo("user_1");
  }

  /** The log of all tests so far, with what they sent and were answered. */
  @Test
  void theLogHasTheAttemptsAndNoSecrets() throws IOException {
    answer(
        401, "{\"errors\":[{\"message\":\"m\",\"code\":\"c\"}],\"clerk_trace_id\":\"9f2c-log\"}");
    ClerkClient client = clerk.withOptions(o -> o.header("X-Token", "tok_7f3a9c"));

    assertThatThrownBy(
        () -> client.users().getUserList(q -> q.emailAddress("john.log@example.com")));
    answer(200, USER);
    client.users().getUser("user_log");

    String log = Files.readString(Path.of(System.getProperty("org.slf4j.simpleLogger.logFile")));
    assertThat(log)
        .containsPattern("getUserList GET /users: 401 in \\d+ ms, attempt 1 \\(trace 9f2c-log\\)")
        .contains("getUser GET /users/{user_id}: 200 in ")
        .doesNotContain(KEY, "7f3a9c", "john.log", "user_log");
  }

  @Test
  void aMalformedHeaderIsNotRepeated() {
    assertThatThrownBy(() -> builder().header("X-Token", "tok\n7f3a9c"))
        .isInstanceOf(ClerkConfigurationException.class)
        .hasMessageStartingWith("the value of the header X-Token must consist of visible ASCII")
        .hasMessageNotContaining("7f3a9c");
  }

  @Test
  void headersThatEveryCallHasCannotBeReplaced() throws InterruptedException {
    answer(200, USER);

    clerk.withOptions(o -> o.header("authorization", "Bearer other")).users().getUser("user_1");

    assertThat(sent().getHeaders().values("Authorization")).containsExactly("Bearer " + KEY);
  }
}
