package io.github.clerk4j.release;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A check of a bundle, signatures included. Arguments: its directory and the version. */
final class CheckBundle {
  private CheckBundle() {}

  public static void main(String[] arguments) throws IOException {
    Path directory = Path.of(arguments[0]).toAbsolutePath();
    List<String> faults = new Bundle(directory, arguments[1], Signatures.gpg()).faults();
    if (!faults.isEmpty()) {
      throw new IllegalStateException(
          faults.size() + " faults in " + directory + ":\n  " + String.join("\n  ", faults));
    }
    System.out.println("The bundle in " + directory + " is complete, signed and valid.");
  }
}
