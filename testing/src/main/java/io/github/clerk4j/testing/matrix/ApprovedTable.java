package io.github.clerk4j.testing.matrix;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A file with an approved table.
 *
 * @param legend the explanation under the table
 */
record ApprovedTable(String name, Path file, String legend) {
  private static final String PROPERTY = "clerk4j.approve";

  /**
   * Compares a table with the file, or writes it if the system property says so.
   *
   * <p>Without a file, the table is written beside it, so that a test that is run again fails
   * again.
   *
   * @throws AssertionError if they differ, or there is no file
   */
  void check(MatrixTable found) {
    if (Boolean.getBoolean(PROPERTY)) {
      write(file, found);
      return;
    }
    if (!Files.exists(file)) {
      Path received = file.resolveSibling(name + ".received.md");
      write(received, found);
      throw new AssertionError(
          "There is no approved table of "
              + name
              + ". What was found is in "
              + received
              + ": review it, and rename it to "
              + file.getFileName()
              + ".\n\n"
              + found.toMarkdown()
              + "\n"
              + legend);
    }
    MatrixTable approved = MatrixTable.parse(read());
    List<String> differences = approved.differences(found);
    if (!differences.isEmpty()) {
      throw new AssertionError(message(approved, found, differences));
    }
  }

  private String message(MatrixTable approved, MatrixTable found, List<String> differences) {
    return "The authorization of "
        + name
        + " has changed:\n- "
        + String.join("\n- ", differences)
        + "\n\nApproved, in "
        + file
        + ":\n\n"
        + approved.toMarkdown()
        + "\nFound:\n\n"
        + found.toMarkdown()
        + "\n"
        + legend
        + "\nTo approve what was found, run the test with -D"
        + PROPERTY
        + "=true.";
  }

  private String read() {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(Path file, MatrixTable found) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(
          file, "# Authorization of " + name + "\n\n" + found.toMarkdown() + "\n" + legend);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
