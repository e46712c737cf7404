package io.github.clerk4j.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The program as it is started by hand. */
class StartTest {
  @ParameterizedTest
  @ValueSource(strings = {"pk_test_Y2xlcms", "secret", ""})
  void aMalformedOrEmptyKeyIsOneSentenceAndNoStackTrace(String key) throws Exception {
    Process program = start(key);
    try (InputStream output = program.getInputStream()) {
      String text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(program.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(program.exitValue()).isEqualTo(1);
      assertThat(text.strip().lines()).hasSize(1).allMatch(line -> line.contains("secret key"));
      if (!key.isEmpty()) {
        assertThat(text).doesNotContain(key.equals("secret") ? "secret\"" : key);
      }
    }
  }

  @Test
  void withoutAKeyItPrintsHowToSignIn() throws Exception {
    Process program = start(null);
    try (InputStream output = program.getInputStream()) {
      StringBuilder text = new StringBuilder();
      while (!text.toString().contains("Ctrl+C")) {
        int next = output.read();
        assertThat(next).as("the program ended: %s", text).isNotNegative();
        text.append((char) next);
      }
      assertThat(text)
          .contains("curl -i -H \"Authorization: Bearer $TOKEN\" http://localhost:")
          .contains("TOKEN=ey");
    } finally {
      program.destroy();
    }
  }

  private static Process start(@Nullable String key) throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    ProcessBuilder program =
        new ProcessBuilder(
            java.toString(), "-cp", System.getProperty("java.class.path"), App.class.getName());
    program.environment().remove("CLERK_SECRET_KEY");
    program.environment().put("PORT", "0");
    if (key != null) {
      program.environment().put("CLERK_SECRET_KEY", key);
    }
    return program.redirectErrorStream(true).start();
  }
}
