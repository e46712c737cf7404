package io.github.clerk4j.token;

import org.jspecify.annotations.Nullable;

/** Settings from the environment. A copy of the one in {@code core}, so that neither is public. */
final class Setting {
  private Setting() {}

  /**
   * Returns the system property of this name, else the environment variable, without blanks around
   * it; or null if there is none, or only blanks.
   */
  static @Nullable String of(String name) {
    String property = System.getProperty(name);
    String value = property == null ? System.getenv(name) : property;
    return value == null || value.isBlank() ? null : value.strip();
  }
}
