package io.github.clerk4j.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** FakeClerk in a JVM of its own, on other class paths than this one. */
class AloneTest {
  private static final Pattern OKHTTP = Pattern.compile("okhttp|mockwebserver");

  @Test
  void aProgramThatFailsBesideItEnds() throws Exception {
    assertThat(outputOf(run(each -> true))).contains("found the user", "has a token", "on purpose");
  }

  @Test
  void itWorksBesideOkHttp4() throws Exception {
    assertThat(outputOf(run(each -> !isOkHttp(each), olderOkHttp(), "by-okhttp")))
        .contains("OkHttp 4.12.0", "found the user", "has a token", "on purpose");
  }

  @Test
  void itWorksWithOkHttp4BeforeOkHttp5() throws Exception {
    assertThat(outputOf(run(each -> true, olderOkHttp(), "by-okhttp")))
        .contains("OkHttp 4.12.0", "found the user", "has a token", "on purpose");
  }

  @Test
  void itWorksWithoutOkHttp() throws Exception {
    assertThat(outputOf(run(each -> !isOkHttp(each)))).contains("found the user", "has a token");
  }

  private static boolean isOkHttp(String entry) {
    return OKHTTP.matcher(Path.of(entry).getFileName().toString()).find();
  }

  private static String olderOkHttp() {
    return Path.of("target", "older-okhttp", "okhttp-4.12.0.jar").toAbsolutePath().toString();
  }

  private static Process run(Predicate<String> entries) throws IOException {
    return run(entries, "", "");
  }

  /** Starts the program with the entries of this class path that are wanted, after another one. */
  private static Process run(Predicate<String> entries, String first, String argument)
      throws IOException {
    List<String> classPath = new ArrayList<>();
    if (!first.isEmpty()) {
      classPath.add(first); // an empty entry would be the working directory
    }
    Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(entries)
        .forEach(classPath::add);
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            String.join(File.pathSeparator, classPath),
            Program.class.getName(),
            argument)
        .redirectErrorStream(true)
        .start();
  }

  /** Returns what the program printed before it ended by its exception. */
  private static String outputOf(Process program) throws IOException, InterruptedException {
    try {
      StringBuilder output = new StringBuilder();
      Thread reader = new Thread(() -> output.append(read(program)));
      reader.start();
      assertThat(program.waitFor(60, TimeUnit.SECONDS)).as("ended").isTrue();
      reader.join();
      assertThat(program.exitValue()).as(output::toString).isEqualTo(1);
      return output.toString();
    } finally {
      program.destroyForcibly();
    }
  }

  private static String read(Process program) {
    try (var output = program.getInputStream()) {
      return new String(output.readAllBytes(), UTF_8);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
