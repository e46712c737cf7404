package io.github.clerk4j.jaxrs;

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
  private static final Path EXAMPLES = Path.of("src/test/java/io/github/clerk4j/jaxrs/example");

  @Test
  void theCodeOfTheReadmeStandsInAnExample() throws IOException {
    String examples =
        withoutBlanks(
            Files.readString(EXAMPLES.resolve("Setup.java"))
                + Files.readString(EXAMPLES.resolve("Resources.java")));
    List<String> blocks =
        JAVA.matcher(Files.readString(Path.of("README.md")))
            .results()
            .map(block -> block.group(1).replaceAll("(?<!:)//.*", ""))
            .toList();
    assertThat(blocks).hasSize(2);
    for (String block : blocks) {
      assertThat(examples).contains(withoutBlanks(block));
    }
  }

  private static String withoutBlanks(String text) {
    return text.replaceAll("\\s", "");
  }
}
