package io.github.clerk4j.release;

import java.io.IOException;
import java.nio.file.Path;

/** Signatures of files by a PGP key. */
interface Signatures {
  boolean verify(Path file, Path signature) throws IOException;

  /** Returns a verification by {@code gpg}, with the keys in {@code GNUPGHOME}. */
  static Signatures gpg() {
    return (file, signature) -> {
      Process gpg =
          new ProcessBuilder("gpg", "--batch", "--verify", signature.toString(), file.toString())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      try {
        return gpg.waitFor() == 0;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted while gpg verified " + signature, e);
      }
    };
  }
}
