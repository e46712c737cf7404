package io.github.clerk4j.contract;

import java.util.Locale;

/** Names as they are in the description, and as Java spells them. */
final class Names {
  private Names() {}

  /**
   * Returns true if two names differ in case and punctuation only: Email Addresses, emailAddresses.
   */
  static boolean same(String one, String other) {
    return plain(one).equals(plain(other))
        || plain(one).equals("is" + plain(other)); // public: isPublic
  }

  static String plain(String name) {
    return name.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
  }
}
