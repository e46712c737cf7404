package io.github.clerk4j.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The badges, versions and figures of the project's README are true. */
class ReadmeTest {
  private static final String README = Guide.text("../README.md");
  private static final String POM = Guide.text("../pom.xml");

  @Test
  void theBadgesSayWhatTheBuildSays() {
    assertThat(badge("java"))
        .isEqualTo("Java: " + only(POM, "<maven.compiler.release>(.*?)</") + "+");
    assertThat(badge("license")).isEqualTo("license: " + only(POM, "<license>\\s*<name>(.*?)</"));
    assertThat(badge("operations"))
        .isEqualTo(
            "operations: " + only(Guide.text("../testing/SUPPORTED.md"), "of (\\d+) operat"));
    String versions =
        Stream.of("spring-boot-3", "spring-boot-4.0", "spring-boot")
            .map(each -> Guide.text("../adapters/" + each + "/pom.xml"))
            .map(pom -> only(pom, "version>(3\\.5|4\\.\\d)\\.\\d+</"))
            .reduce((one, other) -> one + " · " + other)
            .orElseThrow();
    assertThat(badge("spring-boot")).isEqualTo("Spring Boot: " + versions);
  }

  @Test
  void theVersionIsThatOfTheProject() {
    String version = only(POM, "<artifactId>clerk4j-parent</artifactId>\\s*<version>(.*?)</");
    assertThat(all(README, "clerk4j-bom:([^\"]+)\"")).containsExactly(version);
    assertThat(all(README, "clerk4j-bom</artifactId>\\s*<version>(.*?)<")).containsExactly(version);
  }

  /** The figure of the README, and that of a row of the benchmarks' tables. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "0.50 x | 1 (1.15 s) | `Cold`; | clerk4j | 0.50 |",
        "0.74 x | 1 (96 MB) | `Cold`; | clerk4j | 0.50 | 0.42 | 0.74 |",
        "5.3 x | 1 | `Warm`; | 1,692 | 6.39 | 5.27 |",
        "0.14 x | 1 (966 us) | `Warm`; | 966 us, 83 KB | 0.11, 0.14 | 0.14, 0.20 |",
        "0.20 x | 1 (83 KB) | `Warm`; | 966 us, 83 KB | 0.11, 0.14 | 0.14, 0.20 |",
        "0.48 x | 1 (0.58 s) | `VerifyCold`; | clerk4j, PEM | 0.48 |",
        "0 | 400 | `RateLimit`; | official | 100 | 400 |",
        "0 | 100 | `ExecutedPost`; executed all 100 POSTs twice, clerk4j none",
      })
  void theFiguresAreThoseOfTheBenchmarks(String row, String figures) {
    assertThat(README).contains(row);
    assertThat(Guide.text("../benchmarks/README.md")).contains(figures);
  }

  private static String badge(String name) {
    return only(Guide.text("images/badge-" + name + ".svg"), "aria-label=\"(.*?)\"");
  }

  private static String only(String text, String regex) {
    Set<String> found = new TreeSet<>(all(text, regex));
    assertThat(found).as(regex).hasSize(1);
    return found.iterator().next();
  }

  private static List<String> all(String text, String regex) {
    Matcher matcher = Pattern.compile(regex).matcher(text);
    return matcher.results().map(each -> each.group(1)).toList();
  }
}
