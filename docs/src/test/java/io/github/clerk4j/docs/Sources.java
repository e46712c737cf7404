package io.github.clerk4j.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The hand-written sources of the published modules. */
final class Sources {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern PUBLISHED =
      Pattern.compile("(generated|core|auth|testing|adapters/[^/]+)/src/(main|boot4)/java/.*");
  private static final Pattern JOINT = Pattern.compile("\"\\s*\\+\\s*\"");

  private Sources() {}

  /** Returns the text of each file. */
  static List<String> all() {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files.filter(Sources::isPublished).map(Sources::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the first groups of all matches, each once. */
  static Set<String> find(String pattern) {
    Pattern compiled = Pattern.compile(pattern);
    return all().stream()
        .flatMap(each -> compiled.matcher(each).results())
        .map(each -> each.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Returns all sources as one text, in which literals that a line break parts are one. */
  static String joined() {
    return JOINT.matcher(String.join("\n", all())).replaceAll("");
  }

  private static boolean isPublished(Path file) {
    String name = ROOT.relativize(file).toString();
    return name.endsWith(".java")
        && !name.startsWith("adapters/scenarios/")
        && PUBLISHED.matcher(name).matches();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
