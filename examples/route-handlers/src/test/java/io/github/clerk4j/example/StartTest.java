package io.github.clerk4j.example;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The program as it is started by hand. */
class StartTest {
  @ParameterizedTest
  @ValueSource(strings = {"pk_test_Y2xlcms", "secret", ""})
  void aMalformedOrEmptyKeyIsOneSentenceAndNoStackTrace(String key) throws Exception {
    String text = whatItSaysBeforeItEnds(start(Map.of("PORT", "0", "CLERK_SECRET_KEY", key)));

    assertThat(text).contains("secret key");
    if (!key.isEmpty()) {
      assertThat(text).doesNotContain(key.equals("secret") ? "secret\"" : key);
    }
  }

  @Test
  void withoutAKeyItPrintsHowToSignIn() throws Exception {
    Process program = start(Map.of("PORT", "0"));
    try (InputStream output = program.getInputStream()) {
      assertThat(readUntil("Ctrl+C", output))
          .contains("curl -i -H \"Authorization: Bearer $TOKEN\" http://localhost:")
          .contains("TOKEN=ey");
    } finally {
      program.destroy();
    }
  }

  @Test
  void aMissingPublishableKeyIsSaid() throws Exception {
    Process program = start(Map.of("PORT", "0", "CLERK_SECRET_KEY", "sk_test_" + "a".repeat(42)));
    try (InputStream output = program.getInputStream()) {
      assertThat(readUntil("start again.", output))
          .contains("CLERK_PUBLISHABLE_KEY is not set, so browsers cannot sign in here");
    } finally {
      program.destroy();
    }
  }

  @Test
  void aTakenPortIsOneSentenceAndTheEnd() throws Exception {
    HttpServer other = Server.bind(0);
    String port = String.valueOf(other.getAddress().getPort());
    try {
      assertThat(whatItSaysBeforeItEnds(start(Map.of("PORT", port))))
          .isEqualTo(
              "Cannot listen on port "
                  + port
                  + ": Address already in use."
                  + " Set PORT to a free port, such as PORT=8081, or to 0 for any.");
    } finally {
      other.stop(0);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "-1", "65536", "8080 ", "99999999999"})
  void aPortThatIsNoneIsOneSentenceAndTheEnd(String port) throws Exception {
    assertThat(whatItSaysBeforeItEnds(start(Map.of("PORT", port))))
        .startsWith("PORT must be a number from 0 to 65535: " + port + ". ");
  }

  @Test
  void withAnyFreePortTheDemosTokensAreForTheOneThatItGot() throws Exception {
    Process program = start(Map.of("PORT", "0"));
    try (InputStream output = program.getInputStream()) {
      String text = readUntil("Ctrl+C", output);
      String token = found("TOKEN=(\\S+)", text);
      String claims = new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), UTF_8);
      assertThat(claims).contains("\"azp\":\"" + found("Listening on (\\S+)", text) + "\"");
    } finally {
      program.destroy();
    }
  }

  private static String found(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as(text).isTrue();
    return matcher.group(1);
  }

  private static String readUntil(String last, InputStream output) throws IOException {
    StringBuilder text = new StringBuilder();
    while (!text.toString().contains(last)) {
      int next = output.read();
      assertThat(next).as("the program ended: %s", text).isNotNegative();
      text.append((char) next);
    }
    return text.toString();
  }

  /** Returns the only line that a program prints that fails. */
  private static String whatItSaysBeforeItEnds(Process program) throws Exception {
    try {
      assertThat(program.waitFor(60, TimeUnit.SECONDS)).as("ended").isTrue();
      assertThat(program.exitValue()).isEqualTo(1);
      String text = new String(program.getInputStream().readAllBytes(), UTF_8).strip();
      assertThat(text.lines()).hasSize(1);
      return text;
    } finally {
      program.destroyForcibly();
    }
  }

  private static Process start(Map<String, String> settings) throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    ProcessBuilder program =
        new ProcessBuilder(
            java.toString(), "-cp", System.getProperty("java.class.path"), App.class.getName());
    program.environment().keySet().removeIf(name -> name.startsWith("CLERK_"));
    program.environment().putAll(settings);
    return program.redirectErrorStream(true).start();
  }
}
