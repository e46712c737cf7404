package io.github.clerk4j.example;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The code on the page is cut from the sources. */
class SourcesTest {
  private static final Path WEB = Path.of("src", "main", "resources", "web");

  static List<String> methodsOnThePage() throws IOException {
    List<String> names = new ArrayList<>();
    for (String file : List.of("index.html", "faults.js")) {
      Pattern.compile("(?:data-code=|code: )\"([A-Za-z.]+)\"")
          .matcher(Files.readString(WEB.resolve(file), UTF_8))
          .results()
          .map((MatchResult match) -> match.group(1))
          .forEach(names::add);
    }
    for (String handler : List.of("hello", "whoami", "external", "me", "profile")) {
      names.add("RouteHandlers." + handler);
    }
    return names;
  }

  @ParameterizedTest
  @MethodSource("methodsOnThePage")
  void eachTileHasAFewLinesOfCode(String name) throws IOException {
    String code = Sources.method(name);

    assertThat(code).contains(" " + name.replaceFirst(".*\\.", "") + "(").endsWith("}");
    assertThat(code.lines()).hasSizeBetween(3, 14);
  }

  @Test
  void aMethodIsCutAsItStandsInTheSource() throws IOException {
    assertThat(Sources.method("RouteHandlers.hello"))
        .isEqualTo(
            """
            Response hello(Auth auth) {
              auth.protect();
              return Response.json(200, Map.of("message", "Hello world!"));
            }""");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "App", "../App.main", "None.main", "App.none", "App.main.x"})
  void anUnknownMethodHasNoCode(String name) throws IOException {
    assertThat(Sources.method(name)).isEmpty();
  }
}
