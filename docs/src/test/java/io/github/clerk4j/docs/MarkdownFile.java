package io.github.clerk4j.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A Markdown file of the repository. */
record MarkdownFile(Path path, String text) {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  /** A block of Java, with the comment before it that declares the variables that it needs. */
  private static final Pattern JAVA =
      Pattern.compile(
          "(?:<!-- given:\\s*([^\\n]*?)\\s*-->\\s*)?```java\\R(.*?)```", Pattern.DOTALL);

  /** Returns all Markdown files of the repository. */
  static List<MarkdownFile> all() {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(each -> each.toString().endsWith(".md"))
          .filter(each -> !ROOT.relativize(each).toString().matches("(.*/)?(target|\\.git)/.*"))
          .sorted()
          .map(MarkdownFile::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static MarkdownFile read(Path path) {
    try {
      return new MarkdownFile(path, Files.readString(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String name() {
    return ROOT.relativize(path).toString();
  }

  /** Returns the blocks of Java in this file. */
  List<CodeBlock> code() {
    List<CodeBlock> blocks = new ArrayList<>();
    Matcher matcher = JAVA.matcher(text);
    while (matcher.find()) {
      int line = (int) text.substring(0, matcher.start(2)).lines().count() + 1;
      String given = matcher.group(1);
      blocks.add(new CodeBlock(name(), line, given == null ? "" : given, matcher.group(2)));
    }
    return blocks;
  }

  @Override
  public String toString() {
    return name();
  }
}
