package io.github.clerk4j.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An exception that has been to another JVM still tells how to answer. */
class ProtectExceptionTest {
  static List<Map<String, List<String>>> headers() {
    return List.of(Map.of(), Map.of("Location", List.of("/sign-in"), "X-A", List.of("1", "2")));
  }

  @ParameterizedTest
  @MethodSource("headers")
  void theResponseOfADeserialisedExceptionIsKept(Map<String, List<String>> headers)
      throws IOException, ClassNotFoundException {
    AuthResponse response = new AuthResponse(307, headers, "{}");

    ProtectException copy = copy(new ProtectException(response, "signed out"));

    assertThat(copy.response()).isEqualTo(response);
    assertThat(copy.status()).isEqualTo(307);
    assertThat(copy.location()).isEqualTo(headers.isEmpty() ? null : "/sign-in");
    assertThat(copy).hasMessage("signed out");
  }

  @Test
  void namesOfItsHeadersAreStillFoundWithoutRegardToCase()
      throws IOException, ClassNotFoundException {
    AuthResponse response = new AuthResponse(404, Map.of("x-a", List.of("1")), "");

    assertThat(copy(new ProtectException(response, "")).response().headers())
        .containsEntry("X-A", List.of("1"))
        .isUnmodifiable();
  }

  @SuppressWarnings("BanSerializableRead") // what was written here
  private static ProtectException copy(ProtectException e)
      throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(e);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (ProtectException) in.readObject();
    }
  }
}
