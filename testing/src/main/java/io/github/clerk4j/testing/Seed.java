package io.github.clerk4j.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/**
 * The source of an instance's keys: random ones, or the same ones for the same text.
 *
 * @param text the text, or null for random keys
 */
record Seed(@Nullable String text) {
  static final Seed NONE = new Seed(null);

  /** Returns 27 characters of base 62 after a prefix. */
  String id(String prefix, String purpose) {
    return prefix + RandomText.base62(27, random(purpose));
  }

  /**
   * Returns a generator for one purpose, such as {@code secret key}. With a text, it is always in
   * its first state.
   */
  SecureRandom random(String purpose) {
    if (text == null) {
      return new SecureRandom();
    }
    try {
      SecureRandom random = SecureRandom.getInstance("SHA1PRNG"); // repeats itself after setSeed
      random.setSeed(
          MessageDigest.getInstance("SHA-256").digest((purpose + "\n" + text).getBytes(UTF_8)));
      return random;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every JDK has both
    }
  }

  /** Shows no text, because keys follow from it. */
  @Override
  public String toString() {
    return "Seed[" + (text == null ? "none" : "given") + "]";
  }
}
