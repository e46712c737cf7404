package io.github.clerk4j.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** The code in a README, for a test in which each statement of it stands too and is compiled. */
public final class Readme {
  private static final Pattern JAVA = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);

  private Readme() {}

  /** Returns the statements of a README that do not stand in a source file, without blanks. */
  public static List<String> statementsMissingIn(Path source, Path readme) throws IOException {
    String code = withoutBlanks(Files.readString(source));
    List<String> statements =
        JAVA.matcher(Files.readString(readme))
            .results()
            .flatMap(block -> Arrays.stream(withoutComments(block.group(1)).split(";", -1)))
            .map(Readme::withoutBlanks)
            .toList();
    if (statements.isEmpty()) {
      throw new IllegalArgumentException(readme + " has no code");
    }
    return statements.stream().filter(each -> !code.contains(each)).toList();
  }

  private static String withoutComments(String code) {
    return code.replaceAll("(?<!:)//.*", "");
  }

  private static String withoutBlanks(String text) {
    return text.replaceAll("\\s", "");
  }
}
