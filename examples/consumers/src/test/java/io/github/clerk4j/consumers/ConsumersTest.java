package io.github.clerk4j.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The output of the projects of strangers, which Maven ran before. */
@Tag("slow")
class ConsumersTest {
  private static final Path LOG = Path.of("target", "projects", "build.log");

  static List<String> projectsThatRun() throws Exception {
    try (Stream<Path> projects = Files.list(Path.of("projects"))) {
      return projects
          .filter(each -> Files.exists(each.resolve("pom.xml")))
          .map(each -> each.getFileName().toString())
          .filter(each -> !each.equals("okhttp-3"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("projectsThatRun")
  void theUserOfAnAuthenticatedRequestIsGreeted(String project) throws Exception {
    assertThat(output(project)).contains("Hello ada@example.com");
  }

  @ParameterizedTest
  @CsvSource({
    "jjwt-0.9,  'JJWT 0.9.1 in jjwt-0.9.1.jar'",
    "jjwt-0.11, 'JJWT 0.11.5 in jjwt-api-0.11.5.jar'"
  })
  void anOlderJjwtIsNamedInOneWarning(String project, String found) throws Exception {
    assertThat(output(project)).filteredOn(each -> each.contains("JJWT")).hasSize(1);
    assertThat(output(project)).anyMatch(each -> each.contains(" WARN ") && each.contains(found));
  }

  @Test
  void aSufficientJjwtIsNotMentioned() throws Exception {
    assertThat(output("jjwt-0.12")).noneMatch(each -> each.contains("JJWT"));
  }

  @Test
  void callsOfTheApplicationWorkBesideOursOnTheSameOkHttp() throws Exception {
    assertThat(output("okhttp-4")).contains("Own call: 401");
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "run-image"})
  void aModuleRunsOnTheModulePathAndInAnImage(String execution) throws Exception {
    List<String> lines =
        output("modules").stream()
            .dropWhile(each -> !each.contains(":exec (" + execution + ") @"))
            .skip(1)
            .takeWhile(each -> !each.endsWith("@ modules ---"))
            .toList();

    assertThat(lines)
        .contains("Hello ada@example.com", "Plan: pro", "Called by: module io.github.clerk4j.core")
        .anyMatch(each -> each.matches("User-Agent: \\[clerk4j/\\d.*"))
        .noneMatch(each -> each.contains("JJWT"));
  }

  @Test
  void anOkHttpThatIsTooOldIsNamedWhenTheClientIsBuilt() throws Exception {
    assertThat(output("okhttp-3"))
        .noneMatch(each -> each.contains("Hello"))
        .anyMatch(
            each ->
                each.contains("ClerkConfigurationException: The class path has")
                    && each.contains("found okhttp-3.14.9.jar, okio-1.17.2.jar"))
        .anyMatch(each -> each.contains("needed: OkHttp 4.12 or later"));
  }

  /** Returns the lines of a project, from its first plugin to the next project's. */
  private static List<String> output(String project) throws Exception {
    List<String> lines = Files.readAllLines(LOG);
    List<String> found =
        lines.stream()
            .dropWhile(each -> !each.endsWith("@ " + project + " ---"))
            .takeWhile(each -> !each.contains("[INFO] Building "))
            .toList();
    assertThat(found).as("%s ran", project).isNotEmpty();
    return found;
  }
}
