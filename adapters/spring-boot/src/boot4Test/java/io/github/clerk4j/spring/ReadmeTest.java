package io.github.clerk4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The code of the README compiles: it stands in the classes of the package {@code example}. */
class ReadmeTest {
  private static final Pattern JAVA = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
  private static final Path EXAMPLES =
      Path.of("src/boot4Test/java/io/github/clerk4j/spring/example");

  @Test
  void theCodeOfTheReadmeStandsInAnExample() throws IOException {
    List<String> blocks =
        JAVA.matcher(Files.readString(Path.of("README.md")))
            .results()
            .map(block -> block.group(1))
            .toList();
    List<String> examples =
        List.of("AccountController", "SecurityChain", "InvoicesTest", "AccountTest");
    assertThat(blocks).hasSameSizeAs(examples);
    for (int i = 0; i < blocks.size(); i++) {
      String example = withoutBlanks(Files.readString(EXAMPLES.resolve(examples.get(i) + ".java")));
      for (String line : blocks.get(i).split("\\n", -1)) {
        assertThat(example).contains(withoutBlanks(line.replaceAll("(?<!:)//.*", "")));
      }
    }
  }

  private static String withoutBlanks(String text) {
    return text.replaceAll("\\s", "");
  }
}
