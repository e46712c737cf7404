package io.github.clerk4j.auth;

import java.util.regex.Pattern;

/** The prefix of roles and permissions. */
final class Prefix {
  private static final Pattern ORG = Pattern.compile("^(org:)*");

  private Prefix() {}

  /** The name with the prefix {@code org:} once. */
  static String org(String name) {
    return ORG.matcher(name).replaceFirst("org:");
  }
}
