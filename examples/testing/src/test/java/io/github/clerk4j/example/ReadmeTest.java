package io.github.clerk4j.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** This project is the one of the README. */
class ReadmeTest {
  private static final Path README = Path.of("../../testing/README.md");
  private static final Path TEST =
      Path.of("src/test/java/io/github/clerk4j/example/GreetingTest.java");

  @Test
  void theTestIsTheOneOfTheReadme() throws IOException {
    String test = Files.readString(TEST);
    assertEquals(block("java"), test.substring(test.indexOf("import ")));
  }

  @Test
  void theTestFitsOnOneScreen() throws IOException {
    assertTrue(block("java").lines().count() <= 60);
  }

  @Test
  void theDependencyIsTheOneOfTheReadme() throws IOException {
    String pom = Files.readString(Path.of("pom.xml")).replaceAll("\\s+", " ");
    assertTrue(pom.contains(block("xml").strip().replaceAll("\\s+", " ")));
  }

  /** Returns the first block of a language. */
  private static String block(String language) throws IOException {
    Pattern pattern = Pattern.compile("```" + language + "\\R(.*?)```", Pattern.DOTALL);
    Matcher block = pattern.matcher(Files.readString(README));
    assertTrue(block.find(), language);
    return block.group(1);
  }
}
