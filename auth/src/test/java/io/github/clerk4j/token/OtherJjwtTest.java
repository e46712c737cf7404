package io.github.clerk4j.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs that have another JJWT on their class path, before ours; each in a JVM of its own. */
@Tag("slow")
class OtherJjwtTest {
  private static final Path JARS = Path.of("target", "other-jjwt"); // where Maven copied them

  @TempDir private @Nullable Path outputs;

  @ParameterizedTest
  @CsvSource({
    "'jjwt-api-0.11.5.jar jjwt-impl-0.11.5.jar', 'JJWT 0.11.5 in jjwt-api-0.11.5.jar'",
    "'jjwt-api-0.11.5.jar',                      'JJWT 0.11.5 in jjwt-api-0.11.5.jar'",
    "'jjwt-api-0.12.0.jar jjwt-impl-0.12.0.jar', 'JJWT 0.12.0 in jjwt-api-0.12.0.jar'",
    "'jjwt-0.9.1.jar',                           'JJWT 0.9.1 in jjwt-0.9.1.jar'",
  })
  void requestsAreAuthenticatedByTheSameRulesAndAWarningNamesWhatWasFound(String jars, String found)
      throws Exception {
    assertThat(run(jars.split(" "))).containsExactlyInAnyOrderElementsOf(OtherJjwt.EXPECTED);
    List<String> warnings = errors().filter(each -> each.contains(" WARN ")).toList();
    assertThat(warnings).filteredOn(each -> each.contains("JJWT")).hasSize(1);
    assertThat(warnings).anyMatch(each -> each.contains(found));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "jjwt-impl-0.11.5.jar"})
  void nothingIsSaidIfOursCanDoItsWork(String jars) throws Exception {
    assertThat(run(jars)).containsExactlyInAnyOrderElementsOf(OtherJjwt.EXPECTED);
    assertThat(errors()).noneMatch(each -> each.contains("JJWT"));
  }

  private List<String> run(String... jars) throws Exception {
    List<String> before =
        Stream.of(jars)
            .filter(each -> !each.isEmpty())
            .map(each -> JARS.resolve(each).toString())
            .toList();
    assertThat(before).allMatch(each -> Files.exists(Path.of(each)));
    String classPath =
        String.join(File.pathSeparator, before)
            + File.pathSeparator
            + System.getProperty("java.class.path");
    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath,
                OtherJjwt.class.getName())
            .redirectOutput(output("out").toFile())
            .redirectError(output("err").toFile())
            .start();
    try {
      assertThat(program.waitFor(120, TimeUnit.SECONDS)).isTrue();
    } finally {
      program.destroyForcibly();
    }
    return Files.readAllLines(output("out"));
  }

  private Stream<String> errors() throws Exception {
    return Files.readAllLines(output("err")).stream();
  }

  @SuppressWarnings("NullAway") // JUnit sets it
  private Path output(String name) {
    return outputs.resolve(name);
  }
}
