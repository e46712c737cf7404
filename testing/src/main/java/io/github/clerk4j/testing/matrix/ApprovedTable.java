package io.github.clerk4j.testing.matrix;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file with an approved table. */
record ApprovedTable(String name, Path file) {
  private static final String PROPERTY = "clerk4j.approve";

  /**
   * Compares a table with the file, or writes it if the system property says so.
   *
   * @throws AssertionError if they differ; if there was no file, after it has been written
   */
  void check(MatrixTable found) {
    if (Boolean.getBoolean(PROPERTY)) {
      write(found);
      return;
    }
    if (!Files.exists(file)) {
      write(found);
      throw new AssertionError(
          "There was no approved table of "
              + name
              + ". This one is now in "
              + file
              + ": review it, commit it, and run the test again.\n\n"
              + found.toMarkdown());
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
        + "\nTo approve what was found, run the test with -D"
        + PROPERTY
        + "=true, or delete the file and run it twice.";
  }

  private String read() {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(MatrixTable found) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, "# Authorization of " + name + "\n\n" + found.toMarkdown());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
