package io.github.clerk4j.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * An artifact in a directory with the layout of a Maven repository.
 *
 * @param directory {@code io/github/clerk4j/clerk4j-core/0.1.0}
 */
record Artifact(Path directory) {
  String id() {
    return directory.getParent().getFileName().toString();
  }

  String version() {
    return directory.getFileName().toString();
  }

  /** Returns the file with a suffix, such as {@code "-sources.jar"}. */
  Path file(String suffix) {
    return directory.resolve(id() + "-" + version() + suffix);
  }

  Pom pom() throws IOException {
    return Pom.read(file(".pom"));
  }

  /** Returns all files, sorted. */
  List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.sorted().toList();
    }
  }
}
