package io.github.clerk4j.example;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The code behind each tile, cut from the sources of this package. The build puts them on the class
 * path, so that the page never shows code that does not run.
 */
final class Sources {
  private Sources() {}

  /**
   * Returns a method without its Javadoc, or an empty text if there is none.
   *
   * @param name the class and the method, such as {@code RouteHandlers.hello}
   */
  static String method(String name) throws IOException {
    String[] parts = name.split("\\.", -1);
    if (parts.length != 2 || !name.matches("[A-Za-z.]+")) {
      return "";
    }
    try (InputStream source = Sources.class.getResourceAsStream("source/" + parts[0] + ".java")) {
      return source == null
          ? ""
          : cut(new String(source.readAllBytes(), StandardCharsets.UTF_8), parts[1]);
    }
  }

  private static String cut(String source, String method) {
    List<String> fromMethod =
        source
            .lines()
            .dropWhile(line -> !line.matches("  \\w[^=;*]* " + method + "\\(.*"))
            .toList();
    int end = fromMethod.indexOf("  }");
    return fromMethod.stream()
        .limit(end + 1L)
        .map(line -> line.substring(Math.min(2, line.length())))
        .collect(Collectors.joining("\n"));
  }
}
