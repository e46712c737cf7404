package io.github.clerk4j.example.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A recipe has at most 25 lines. If one needs more, the library lacks something. */
class LengthTest {
  private static final int MOST_LINES = 25;
  private static final Path EXAMPLES = Path.of("..");

  /** Returns the recipes of this module and of the modules beside it. */
  static List<Path> recipes() throws IOException {
    try (Stream<Path> files = Files.find(EXAMPLES, 20, (file, read) -> isRecipe(file))) {
      return files.toList();
    }
  }

  private static boolean isRecipe(Path file) {
    return file.toString()
        .matches(".*[/\\\\]recipes[^/\\\\]*[/\\\\]src[/\\\\]main[/\\\\].*Recipe\\.(java|kt)");
  }

  @Test
  void eachFrameworkHasARecipe() throws IOException {
    assertThat(recipes())
        .extracting(each -> each.getFileName().toString().replaceFirst("Recipe\\..*", ""))
        .containsExactlyInAnyOrder(
            "Grpc", "Helidon", "Javalin", "Ktor", "Micronaut", "Vertx", "WebSocket");
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void aRecipeIsShort(Path recipe) throws IOException {
    try (Stream<String> lines = Files.lines(recipe)) {
      assertThat(lines.filter(LengthTest::isCode)).hasSizeLessThanOrEqualTo(MOST_LINES);
    }
  }

  /** Returns true if a line is neither an import nor a comment, and has more than a brace. */
  private static boolean isCode(String line) {
    return !line.matches("(package|import) .*|\\s*(/?\\*.*|//.*|[{}();]*)|.*@Override");
  }
}
