package io.github.clerk4j.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Javadoc of generated code gives members and parameters their Java names. */
class JavadocNamesTest {
  private static final Path SOURCES = Path.of("target/generated-sources/openapi/src/main/java");

  private static final Pattern COMMENT = Pattern.compile("(?s)/\\*\\*.*?\\*/");
  private static final Pattern WIRE_NAME = Pattern.compile("\"([a-z0-9]+(?:_[a-z0-9]+)+)\"");
  private static final Pattern CODE =
      Pattern.compile("\\{@code (?:\\w+\\.)?([a-z0-9]+(?:_[a-z0-9]+)+)}");

  /** Values of the API, not names: the columns to sort by, and the kind of an object. */
  private static final Pattern VALUES =
      Pattern.compile(
          "(?s)/\\*\\*(?:(?!\\*/).)*\\*/\\s+public Builder orderBy\\(|@param object [^@]*");

  static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files.filter(each -> each.toString().endsWith(".java")).toList();
    }
  }

  @ParameterizedTest
  @MethodSource("sources")
  void membersAndParametersHaveTheirJavaNames(Path source) throws IOException {
    assertThat(wireNamesInJavadoc(Files.readString(source))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      value = {
        "|/** Needs {@code last_name}. */ put(\"last_name\", x)|,         last_name",
        "|/** Needs {@code names.last_name}. */ put(\"last_name\", x)|,   last_name",
        "|/** Needs {@code lastName}. */ put(\"last_name\", x)|,          ||",
        "|/** A {@code bot_detected} error. */ put(\"last_name\", x)|,    ||",
        "|/** {@code last_name}. */ public Builder orderBy() { \"last_name\" }|, ||",
      })
  void aWireNameIsNoticed(String source, String noticed) {
    assertThat(String.join(" ", wireNamesInJavadoc(source))).isEqualTo(noticed);
  }

  private static List<String> wireNamesInJavadoc(String source) {
    if (source.contains(" extends OpenEnum ")) {
      return List.of(); // its texts are values
    }
    Set<String> wireNames =
        found(WIRE_NAME, COMMENT.matcher(source).replaceAll("")).collect(Collectors.toSet());
    return COMMENT
        .matcher(VALUES.matcher(source).replaceAll(""))
        .results()
        .map(MatchResult::group)
        .flatMap(each -> found(CODE, each))
        .filter(wireNames::contains)
        .toList();
  }

  private static Stream<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(each -> each.group(1));
  }
}
