package io.github.clerk4j;

import org.jspecify.annotations.Nullable;

/**
 * Settings from outside of the program: a system property, else the environment variable of the
 * same name.
 */
public final class Setting {
  private Setting() {}

  /** The setting without blanks around it; null where there is none, or only blanks. */
  public static @Nullable String of(String name) {
    String property = System.getProperty(name);
    String value = property == null ? System.getenv(name) : property;
    return value == null || value.isBlank() ? null : value.strip();
  }
}
