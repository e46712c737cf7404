package io.github.clerk4j.changes;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A program that compares two published descriptions of Clerk's API, and prints the changes by the
 * file of {@code openapi/} that they concern. {@code openapi/README.md} has the command.
 */
final class ClerkChanges {
  private ClerkChanges() {}

  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 2) {
      throw new IllegalArgumentException(
          "two files are needed: the old description and the new one, such as"
              + " -Dexec.args=\"2025-11-10.yml 2026-05-12.yml\"");
    }
    System.out.print(
        new Changes(
            PublishedDescription.read(Path.of(arguments[0])),
            PublishedDescription.read(Path.of(arguments[1])),
            DescriptionFiles.in(Path.of("openapi"))));
  }
}
