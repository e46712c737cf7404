package io.github.clerk4j.token;

import io.github.clerk4j.ClerkConfigurationException;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks of settings. An empty one would turn off what it was meant to set. */
final class SettingCheck {
  private SettingCheck() {}

  /**
   * Returns the texts without blanks around them.
   *
   * @throws ClerkConfigurationException if there is none, or one is null or blank
   */
  static Set<String> texts(String name, @Nullable String @Nullable ... values) {
    Set<String> texts = new LinkedHashSet<>();
    for (String each : present(name, values)) {
      texts.add(text(name, each));
    }
    if (texts.isEmpty()) {
      throw new ClerkConfigurationException(
          name + " must not be empty: give a value, or do not call it");
    }
    return texts;
  }

  /**
   * Returns the value.
   *
   * @throws ClerkConfigurationException if it is null
   */
  static <T> T present(String name, @Nullable T value) {
    if (value == null) {
      throw new ClerkConfigurationException(name + " must not be null");
    }
    return value;
  }

  /**
   * Returns a key without blanks around it.
   *
   * @throws ClerkConfigurationException if it is null, blank or in quotes
   */
  static String key(String name, @Nullable String value) {
    String key = text(name, value);
    if (key.startsWith("\"") || key.startsWith("'") || key.endsWith("\"") || key.endsWith("'")) {
      throw new ClerkConfigurationException(
          name + " has quotes around it: remove them, as they are not part of the key");
    }
    return key;
  }

  private static String text(String name, @Nullable String value) {
    if (value == null || value.isBlank()) {
      throw new ClerkConfigurationException(
          name
              + " must not be "
              + (value == null ? "null" : "blank")
              + ": give a value, or do not call it");
    }
    return value.strip();
  }
}
