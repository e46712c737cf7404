package io.github.clerk4j.servlet;

import io.github.clerk4j.ClerkConfigurationException;
import org.jspecify.annotations.Nullable;

/** Checks of settings. */
final class SettingCheck {
  private SettingCheck() {}

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
}
