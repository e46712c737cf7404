package io.github.clerk4j.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The code of all guides compiles, and their links lead somewhere. */
class DocumentationTest {
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");

  /** The code of this README runs among the tests of its module. */
  private static final String RUN_ELSEWHERE = "adapters/spring-boot/README.md";

  private static final CompiledBlocks COMPILED = new CompiledBlocks(code().toList());

  static Stream<CodeBlock> code() {
    return MarkdownFile.all().stream()
        .filter(each -> !each.name().equals(RUN_ELSEWHERE))
        .flatMap(each -> each.code().stream());
  }

  static List<MarkdownFile> files() {
    return MarkdownFile.all();
  }

  @ParameterizedTest
  @MethodSource("code")
  void theCodeCompilesAsItStands(CodeBlock block) {
    assertThat(COMPILED.of(block)).as("%s%n%s", block, block.code()).isEmpty();
  }

  @Test
  void theGuidesAreFound() {
    assertThat(files()).extracting(MarkdownFile::name).contains("README.md", "docs/tasks.md");
    assertThat(code()).hasSizeGreaterThan(10);
  }

  @ParameterizedTest
  @MethodSource("files")
  void theLinksLeadToFilesAndHeadings(MarkdownFile file) throws Exception {
    for (Matcher link = LINK.matcher(withoutCode(file.text())); link.find(); ) {
      String target = link.group(1);
      if (target.matches("[a-z]+:.*")) {
        continue;
      }
      String[] parts = target.split("#", 2);
      Path path =
          parts[0].isEmpty() ? file.path() : file.path().resolveSibling(parts[0]).normalize();
      assertThat(path).as("%s links to %s", file, target).exists();
      if (parts.length > 1 && !Files.isDirectory(path)) {
        assertThat(anchors(Files.readString(path)))
            .as("%s links to %s", file, target)
            .contains(parts[1]);
      }
    }
  }

  /** Returns the anchors that a forge makes of the headings of a text. */
  private static List<String> anchors(String text) {
    return HEADING
        .matcher(withoutCode(text))
        .results()
        .map(each -> Anchors.of(each.group(1)))
        .toList();
  }

  private static String withoutCode(String text) {
    return text.replaceAll("(?s)```.*?```", "");
  }
}
