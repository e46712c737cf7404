package io.github.clerk4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.clerk4j.model.ClerkError;
import java.util.List;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiExceptionTest extends HttpTest {
  private static final String NOT_FOUND =
      """
      {"errors":[{"message":"not found","long_message":"No such user","code":"resource_not_found",
        "meta":{"param_name":"user_id"}}],"clerk_trace_id":"9f2c"}""";

  @ParameterizedTest
  @EnumSource
  void aMissingResourceHasClerksErrors(CallStyle way) {
    answer(404, NOT_FOUND);

    NotFoundException e = failure(NotFoundException.class, way);

    assertThat(e)
        .hasMessage("GET /users/user_1: 404 resource_not_found: No such user (trace 9f2c)");
    assertThat(e.status()).isEqualTo(404);
    assertThat(e.hasCode("resource_not_found")).isTrue();
    assertThat(e.hasCode("resource_missing")).isFalse();
    assertThat(e.traceId()).isEqualTo("9f2c");
    assertThat(e.errors()).hasSize(1);
    assertThat(e.errors().get(0).meta()).containsEntry("param_name", "user_id");
    assertThat(e.body()).isEqualTo(NOT_FOUND);
  }

  @ParameterizedTest
  @EnumSource
  void severalErrorsAreAllKept(CallStyle way) {
    answer(
        400,
        """
        {"errors":[{"message":"is taken","long_message":"","code":"form_identifier_exists"},
          {"message":"b","long_message":"b","code":"form_param_missing"},
          {"message":"c","long_message":"c","code":"form_param_missing"}]}""");

    ClerkApiException e = failure(ClerkApiException.class, way);

    assertThat(e).isExactlyInstanceOf(ClerkApiException.class);
    assertThat(e)
        .hasMessage("GET /users/user_1: 400 form_identifier_exists: is taken (and 2 more)");
    assertThat(e.hasCode("form_param_missing")).isTrue();
    assertThat(e.traceId()).isNull();
  }

  static Stream<Arguments> typesByStatus() {
    return Stream.of(
        Arguments.of(401, UnauthorizedException.class),
        Arguments.of(403, ForbiddenException.class),
        Arguments.of(404, NotFoundException.class),
        Arguments.of(409, ConflictException.class),
        Arguments.of(422, UnprocessableEntityException.class),
        Arguments.of(429, RateLimitedException.class),
        Arguments.of(400, ClerkApiException.class),
        Arguments.of(402, ClerkApiException.class),
        Arguments.of(500, ClerkApiException.class));
  }

  @ParameterizedTest
  @MethodSource("typesByStatus")
  void aStatusAfterWhichCallersDoSomethingElseHasATypeOfItsOwn(
      int status, Class<? extends ClerkApiException> type) {
    for (CallStyle way : CallStyle.values()) {
      answer(status, NOT_FOUND, "X-A: 1");

      ClerkApiException e = failure(ClerkApiException.class, way);

      assertThat(e).isExactlyInstanceOf(type);
      assertThat(e.status()).isEqualTo(status);
      assertThat(e.errors()).hasSize(1);
      assertThat(e.headers()).containsEntry("x-a", List.of("1"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void theErrorsOfAFormAreByParameter(CallStyle way) {
    answer(
        422,
        """
        {"errors":[
          {"message":"is taken","code":"form_identifier_exists","meta":{"param_name":"username"}},
          {"message":"is short","code":"form_length","meta":{"param_name":"username"}},
          {"message":"is missing","code":"form_missing","meta":{"param_name":"email_address"}},
          {"message":"is wrong","code":"form_wrong"}]}""");

    UnprocessableEntityException e = failure(UnprocessableEntityException.class, way);

    assertThat(e.errorsByParameter()).containsOnlyKeys("username", "email_address");
    assertThat(e.errorsByParameter().get("username"))
        .extracting(ClerkError::message)
        .containsExactly("is taken", "is short");
    assertThat(e.errors()).hasSize(4);
  }

  @Test
  void theTraceIsTakenFromTheHeadersWhereTheBodyHasNone() {
    answer(500, "{}", "x-clerk-trace-id: 11aa", "cf-ray: 22bb-FRA");
    assertThat(failure(ClerkApiException.class, CallStyle.WAITING).traceId()).isEqualTo("11aa");

    answer(500, "{}", "cf-ray: 22bb-FRA");
    assertThat(failure(ClerkApiException.class, CallStyle.WAITING).traceId()).isEqualTo("22bb-FRA");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html><body>Bad gateway</body></html>",
        "null",
        "[]",
        "{\"errors\":",
        "{\"errors\":null}",
        "{\"errors\":{\"code\":\"x\"}}",
        "{\"errors\":[null,7,\"text\"]}"
      })
  void anErrorThatIsNotInClerksFormatStillHasItsStatus(String body) {
    answer(502, body, "cf-ray: 22bb-FRA");

    ClerkApiException e = failure(ClerkApiException.class, CallStyle.WAITING);

    assertThat(e).hasMessage("GET /users/user_1: 502 (trace 22bb-FRA)");
    assertThat(e.errors()).isEmpty();
    assertThat(e.body()).isEqualTo(body);
  }

  @Test
  void aVeryLongErrorIsTruncated() {
    answer(500, "x".repeat(200_000));

    assertThat(failure(ClerkApiException.class, CallStyle.WAITING).body()).hasSize(64 * 1024);
  }

  @Test
  void anErrorThatBreaksOffStillHasItsStatus() {
    server.enqueue(
        new MockResponse.Builder()
            .code(500)
            .body("x".repeat(100_000))
            .onResponseBody(new SocketEffect.CloseSocket())
            .build());

    assertThat(failure(ClerkApiException.class, CallStyle.WAITING))
        .hasMessage("GET /users/user_1: 500");
  }

  @Test
  void theQueryIsNotInTheMessageAsItCanHoldPersonalData() {
    answer(401, "");

    assertThat(
            catchThrowableOfType(
                ClerkApiException.class,
                () -> clerk.users().getUserList(q -> q.emailAddress("john@example.com"))))
        .hasMessage("GET /users: 401");
  }

  private <T extends ClerkApiException> T failure(Class<T> type, CallStyle way) {
    return catchThrowableOfType(type, () -> way.getUser(clerk, "user_1"));
  }
}
