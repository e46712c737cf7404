package io.github.clerk4j.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Access to the guides of this folder. */
final class Guide {
  private Guide() {}

  static String text(String name) {
    try {
      return Files.readString(Path.of(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void write(String name, String text) {
    try {
      Files.writeString(Path.of(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
