package io.github.clerk4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.time.Duration;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConnectionTest extends HttpTest {
  @ParameterizedTest
  @EnumSource
  void aRefusedConnectionIsNoAnswer(Way way) {
    server.close();

    assertThatThrownBy(() -> way.getUser(clerk, "user_1"))
        .isInstanceOf(ClerkConnectionException.class)
        .hasMessageStartingWith("GET /users/user_1: no answer: java.net.ConnectException: ")
        .hasCauseInstanceOf(ConnectException.class);
  }

  @ParameterizedTest
  @EnumSource
  void anAnswerThatDoesNotComeInTimeIsNone(Way way) {
    server.enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
    ClerkClient hasty = clerk.withOptions(o -> o.timeout(Duration.ofMillis(200)));

    assertThatThrownBy(() -> way.getUser(hasty, "user_1"))
        .isInstanceOf(ClerkConnectionException.class)
        .hasMessage("GET /users/user_1: no answer: java.io.InterruptedIOException: timeout")
        .hasCauseInstanceOf(InterruptedIOException.class);
  }

  /** OkHttp itself asks again; of a read, that does no harm. */
  @ParameterizedTest
  @EnumSource
  void aReadIsSentAgainWhereAKeptConnectionTurnsOutToBeBroken(Way way) {
    answer(200, USER);
    breakOff();
    answer(200, USER);

    way.getUser(clerk, "user_1");
    assertThat(way.getUser(clerk, "user_1").id()).isEqualTo("user_1");

    assertThat(server.getRequestCount()).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource
  void aWriteIsSentOnceHoweverTheConnectionBreaks(Way way) {
    assertSentOnce(way, () -> way.banUser(clerk, "user_1"));
    assertSentOnce(way, () -> way.deleteUser(clerk, "user_1"));
    assertSentOnce(way, () -> way.updateUser(clerk, "user_1", user -> user.firstName("John")));
  }

  /** To which OkHttp itself would ask again at once. */
  @ParameterizedTest
  @CsvSource({"408, X: y", "503, Retry-After: 0", "421, X: y"})
  void aWriteIsSentOnceWhateverTheAnswer(int status, String header) {
    answer(status, "", header);
    answer(200, USER);

    assertThatThrownBy(() -> clerk.users().banUser("user_1"))
        .isInstanceOf(ClerkApiException.class)
        .hasMessage("POST /users/user_1/ban: " + status);

    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  private void assertSentOnce(Way way, Runnable write) {
    answer(200, USER);
    breakOff();
    way.getUser(clerk, "user_1"); // leaves a connection behind that is used again
    int before = server.getRequestCount();

    assertThatThrownBy(write::run)
        .isInstanceOf(ClerkConnectionException.class)
        .hasMessageContaining(": no answer: ")
        .hasCauseInstanceOf(IOException.class);

    assertThat(server.getRequestCount()).isEqualTo(before + 1);
  }

  /** Closes the connection once the next request has been read. */
  private void breakOff() {
    server.enqueue(
        new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());
  }
}
