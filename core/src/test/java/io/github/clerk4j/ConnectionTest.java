package io.github.clerk4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConnectionTest extends HttpTest {
  @ParameterizedTest
  @EnumSource
  void aRefusedConnectionIsNoResponse(CallStyle way) {
    server.close();

    assertThatThrownBy(() -> way.getUser(clerk, "user_1"))
        .isInstanceOf(ClerkConnectionException.class)
        .hasMessageStartingWith("GET /users/user_1: no response: java.net.ConnectException: ")
        .hasCauseInstanceOf(ConnectException.class);
  }

  @ParameterizedTest
  @EnumSource
  void aResponseAfterTheTimeoutIsNoResponse(CallStyle way) {
    server.enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
    ClerkClient hasty = clerk.withOptions(o -> o.timeout(Duration.ofMillis(200)));

    assertThatThrownBy(() -> way.getUser(hasty, "user_1"))
        .isInstanceOf(ClerkConnectionException.class)
        .hasMessage("GET /users/user_1: no response: java.io.InterruptedIOException: timeout")
        .hasCauseInstanceOf(InterruptedIOException.class);
  }

  @ParameterizedTest
  @EnumSource
  void aReadIsRetriedAtOnceAndCountedIfAKeptConnectionBreaks(CallStyle way) {
    answer(200, USER);
    breakOff();
    answer(200, USER);
    List<CallListener.Attempt> attempts = new CopyOnWriteArrayList<>();
    try (ClerkClient client = builder().maxRetries(1).listener(attempts::add).build()) {
      way.getUser(client, "user_1");
      attempts.clear();

      assertThat(way.getUser(client, "user_1").id()).isEqualTo("user_1");
    }
    assertThat(server.getRequestCount()).isEqualTo(3);
    assertThat(attempts)
        .extracting(CallListener.Attempt::outcome)
        .containsExactly("no_response", "200");
    assertThat(attempts.get(0).retryAfter()).isEqualTo(Duration.ZERO);
  }

  @ParameterizedTest
  @EnumSource
  void aReadWithoutRetriesIsSentOnceHoweverTheConnectionBreaks(CallStyle way) {
    answer(200, USER);
    breakOff();
    answer(200, USER);
    way.getUser(clerk, "user_1");

    assertThatThrownBy(() -> way.getUser(clerk, "user_1"))
        .isInstanceOf(ClerkConnectionException.class);
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void aWriteIsSentOnceHoweverTheConnectionBreaks(CallStyle way) {
    assertSentOnce(way, () -> way.banUser(clerk, "user_1"));
    assertSentOnce(way, () -> way.deleteUser(clerk, "user_1"));
    assertSentOnce(way, () -> way.updateUser(clerk, "user_1", user -> user.firstName("John")));
  }

  /** To which OkHttp itself would ask again at once. */
  @ParameterizedTest
  @CsvSource({"408, X: y", "503, Retry-After: 0", "421, X: y"})
  void aWriteIsSentOnceWhateverTheResponse(int status, String header) {
    answer(status, "", header);
    answer(200, USER);

    assertThatThrownBy(() -> clerk.users().banUser("user_1"))
        .isInstanceOf(ClerkApiException.class)
        .hasMessageStartingWith("POST /users/user_1/ban: " + status);

    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  private void assertSentOnce(CallStyle way, Runnable write) {
    answer(200, USER);
    breakOff();
    way.getUser(clerk, "user_1"); // leaves a connection behind that is used again
    int before = server.getRequestCount();

    assertThatThrownBy(write::run)
        .isInstanceOf(ClerkConnectionException.class)
        .hasMessageContaining(": no response: ")
        .hasCauseInstanceOf(IOException.class);

    assertThat(server.getRequestCount()).isEqualTo(before + 1);
  }

  /** Closes the connection once the next request has been read. */
  private void breakOff() {
    server.enqueue(
        new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());
  }
}
