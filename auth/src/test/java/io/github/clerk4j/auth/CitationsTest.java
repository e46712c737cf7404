package io.github.clerk4j.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The check that every row and decision that a test names is in {@code docs/behavior.md} or {@code
 * docs/decisions.md}, so that a reader can look it up.
 */
class CitationsTest {
  private static final Path TESTS = Path.of("src", "test", "java");

  private final Book book;

  CitationsTest() throws IOException {
    book = Book.read();
  }

  @Test
  void everyRowAndDecisionThatATestNamesIsInTheBook() throws IOException {
    Set<String> dangling = new TreeSet<>();
    Set<Citation> all = new LinkedHashSet<>();
    for (Path file : sources()) {
      for (Citation each : Citations.of(Files.readString(file))) {
        all.add(each);
        if (!book.has(each)) {
          dangling.add(file.getFileName() + ": " + each);
        }
      }
    }
    assertThat(dangling).isEmpty();
    assertThat(all).as("the citations that were found").hasSizeGreaterThan(600);
  }

  @Test
  void theRowsOfTablesAreFound() throws IOException {
    for (String row :
        List.of(
            "HasTest 1.4 lax: older",
            "RedirectsTest 1.10 target: the account portal",
            "Scenario 2.13 ", // in the words of its documentation
            "OrganizationMatcherTest 2.10 encoded",
            "StateHeadersTest 2.11 signed-in (handshake, dev)",
            "OracleTest decision 4",
            "CookiePathTest 2.6 #16 organization, counter = 3",
            "RequestKindTest 3.1 API: a picture",
            "NarrowedAuthTest 3.2 any: no accepted token",
            "ProtectTableTest 3.3 unauthenticated machine",
            "AuthObjectFaultsTest 4 #19")) {
      String[] word = row.split(" ", 3);
      Path file = TESTS.resolve("io/github/clerk4j/auth").resolve(word[0] + ".java");
      assertThat(Citations.of(Files.readString(file)))
          .as(row)
          .contains(new Citation(word[1], word[2]));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "      2.6 #99 title | - | live | signed-in | - | session_token | |",
        "      2.6 #1 title | - | live | signed-in | - | session_token | | 99",
        "      C01 | live | live | signed-in | - | session_token | | 2, 99",
        "bad(\"1.2 #99 typ\", t -> t)",
        "@DisplayName(\"1.99 no section\")",
        "@DisplayName(\"4 #99 no fault\")",
        "@DisplayName(\"fault 99: none\")",
        "void fault99IsNone() {",
        "/** Row 2.6 #99, in words. */",
        "/** Section 2.99, in words. */",
        "Arguments.of(\"decision 99: none\")",
        "/** Decisions 1 and 99. */",
        "@ParameterizedTest(name = \"1.4 {0}\")\n  @CsvSource({\n\"odd, 1\"})\n  void test()",
        "@ParameterizedTest(name = \"3.3 {0}\")\n  @MethodSource(\"none\")\n  void test()",
      })
  void aCitationThatDanglesIsFound(String source) {
    assertThat(Citations.of(source)).anyMatch(each -> !book.has(each));
  }

  @Test
  void everyReasonIsListed() throws IllegalAccessException {
    List<String> listed = book.rows().getOrDefault("2.12", List.of());
    for (Field each : AuthReason.class.getFields()) {
      assertThat(listed).contains(String.valueOf(each.get(null)));
    }
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(TESTS)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.endsWith("CitationsTest.java"))
          .toList();
    }
  }
}
