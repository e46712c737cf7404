package io.github.clerk4j.testing;

import java.security.SecureRandom;

/** Ids and keys that look like Clerk's. */
final class RandomText {
  private static final String HEX = "0123456789abcdef";
  private static final String BASE_62 =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final SecureRandom RANDOM = new SecureRandom();

  private RandomText() {}

  /** Returns the prefix and 27 characters of base 62. */
  static String id(String prefix) {
    return prefix + base62(27);
  }

  static String base62(int length) {
    return text(BASE_62, length);
  }

  static String base62(int length, SecureRandom random) {
    return text(BASE_62, length, random);
  }

  static String hex(int length) {
    return text(HEX, length);
  }

  private static String text(String alphabet, int length) {
    return text(alphabet, length, RANDOM);
  }

  private static String text(String alphabet, int length, SecureRandom random) {
    StringBuilder text = new StringBuilder(length);
    random.ints(length, 0, alphabet.length()).forEach(index -> text.append(alphabet.charAt(index)));
    return text.toString();
  }
}
