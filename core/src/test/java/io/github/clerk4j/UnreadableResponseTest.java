package io.github.clerk4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class UnreadableResponseTest extends HttpTest {
  private static final String EXECUTED = "PATCH /users/user_1: 200, so it was executed, but ";

  static Stream<Arguments> unreadable() {
    return Stream.of(CallStyle.values())
        .flatMap(
            way ->
                Stream.of(
                        "",
                        "  ",
                        "<html>",
                        "null",
                        "[]",
                        "7",
                        "{\"id\":\"secret\"",
                        "{\"id\":\"secret",
                        "{\"id\":\"secret\"}}",
                        "{id:secret}")
                    .map(body -> Arguments.of(way, body)));
  }

  @ParameterizedTest
  @MethodSource("unreadable")
  void aSuccessThatCannotBeReadSaysThatItWasOne(CallStyle way, String body) {
    answer(200, body);

    UnreadableResponseException e =
        catchThrowableOfType(
            UnreadableResponseException.class,
            () -> way.updateUser(clerk, "user_1", user -> user.firstName("John")));

    assertThat(e).hasMessageStartingWith(EXECUTED + "the response cannot be read: ");
    assertThat(e).hasMessageNotContaining("secret");
    assertThat(e.status()).isEqualTo(200);
    assertThat(e.traceId()).isNull();
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void itsTraceIsThatOfTheHeaders(CallStyle way) {
    answer(200, "<html>", "cf-ray: 22bb-FRA");

    UnreadableResponseException e =
        catchThrowableOfType(UnreadableResponseException.class, () -> way.getUser(clerk, "user_1"));

    assertThat(e).hasMessageEndingWith(" (trace 22bb-FRA)");
    assertThat(e.traceId()).isEqualTo("22bb-FRA");
  }

  @ParameterizedTest
  @EnumSource
  void aSuccessThatBreaksOffSaysThatItWasOne(CallStyle way) {
    server.enqueue(
        new MockResponse.Builder()
            .addHeader("x-clerk-trace-id: 11aa")
            .body("{\"id\":\"" + "x".repeat(100_000) + "\"}")
            .onResponseBody(new SocketEffect.CloseSocket())
            .build());

    ClerkConnectionException e =
        catchThrowableOfType(
            ClerkConnectionException.class,
            () -> way.updateUser(clerk, "user_1", user -> user.firstName("John")));

    assertThat(e)
        .hasMessageStartingWith(EXECUTED + "the response broke off: ")
        .hasMessageEndingWith(" (trace 11aa)");
    assertThat(server.getRequestCount()).isEqualTo(1);
  }
}
