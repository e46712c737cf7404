package io.github.clerk4j.auth;

/** The prefix of roles and permissions. */
final class Prefix {
  private static final String ORG = "org:";

  private Prefix() {}

  /** The name with the prefix {@code org:} once. */
  static String org(String name) {
    int start = 0;
    while (name.startsWith(ORG, start)) {
      start += ORG.length();
    }
    return ORG + name.substring(start);
  }
}
