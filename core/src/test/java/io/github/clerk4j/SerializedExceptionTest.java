package io.github.clerk4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Exceptions that have been to a queue, a session or another JVM say what they said before. */
class SerializedExceptionTest extends HttpTest {
  @Test
  void theErrorsOfARefusalAreKept() throws IOException, ClassNotFoundException {
    answer(
        422,
        """
        {"errors":[{"message":"is taken","long_message":"","code":"form_identifier_exists",
          "meta":{"param_name":"username"}}],"clerk_trace_id":"9f2c"}""");

    ClerkApiException e = copy(failure(ClerkApiException.class));

    assertThat(e.hasCode("form_identifier_exists")).isTrue();
    assertThat(e.hasCode("resource_missing")).isFalse();
    assertThat(e.errors()).hasSize(1);
    assertThat(e.errors().get(0).meta()).containsEntry("param_name", "username");
    assertThat(e.status()).isEqualTo(422);
    assertThat(e.traceId()).isEqualTo("9f2c");
    assertThat(copy(e).hasCode("form_identifier_exists")).isTrue();
  }

  @Test
  void aRefusalThatIsNotInClerksFormatHasNoCode() throws IOException, ClassNotFoundException {
    answer(404, "<html>");

    NotFoundException e = copy(failure(NotFoundException.class));

    assertThat(e.hasCode("resource_not_found")).isFalse();
    assertThat(e.errors()).isEmpty();
  }

  @Test
  void theTimeToWaitIsKept() throws IOException, ClassNotFoundException {
    answer(429, "", "Retry-After: 7");

    RateLimitedException e = copy(failure(RateLimitedException.class));

    assertThat(e.retryAfter()).isEqualTo(Duration.ofSeconds(7));
    assertThat(copy(RateLimitedException.unsent("GET /users", Duration.ofSeconds(3))).hasCode("x"))
        .isFalse();
  }

  @Test
  void causesAreKept() throws IOException, ClassNotFoundException {
    answer(200, "{");
    assertThat(copy(failure(UnreadableResponseException.class)).status()).isEqualTo(200);
    server.close();
    assertThat(copy(failure(ClerkConnectionException.class))).hasCauseInstanceOf(IOException.class);
  }

  private <T extends ClerkException> T failure(Class<T> type) {
    return catchThrowableOfType(type, () -> clerk.users().getUser("user_1"));
  }

  @SuppressWarnings({"unchecked", "BanSerializableRead"}) // what was written here
  private static <T> T copy(T e) throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(e);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (T) in.readObject();
    }
  }
}
