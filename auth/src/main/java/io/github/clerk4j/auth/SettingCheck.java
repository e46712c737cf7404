package io.github.clerk4j.auth;

import io.github.clerk4j.ClerkConfigurationException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks of settings. An empty one would turn off what it was meant to set. */
final class SettingCheck {
  /** Keys and tokens of Clerk, JWTs and PEM. */
  private static final Pattern SECRET =
      Pattern.compile(
          "(?<![A-Za-z0-9])(?:(?:sk|ak|mt|oat|whsec)_|eyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_-])|-----BEGIN");

  private SettingCheck() {}

  /**
   * Returns the text without blanks around it.
   *
   * @throws ClerkConfigurationException if it is null, blank or a secret
   */
  static String text(String name, @Nullable String value) {
    String text = filled(name, value);
    if (SECRET.matcher(text).find()) {
      throw new ClerkConfigurationException(
          name + " has a secret in it, which messages about tokens would show: give another value");
    }
    return text;
  }

  private static String filled(String name, @Nullable String value) {
    if (value == null || value.isBlank()) {
      throw new ClerkConfigurationException(
          name
              + " must not be "
              + (value == null ? "null" : "blank")
              + ": give a value, or do not call it");
    }
    return value.strip();
  }

  /** Same as {@link #text}, for several, of which there must be one at least. */
  static Set<String> texts(String name, @Nullable String @Nullable ... values) {
    Set<String> texts = new LinkedHashSet<>(list(name, values));
    if (texts.isEmpty()) {
      throw new ClerkConfigurationException(
          name + " must not be empty: give a value, or do not call it");
    }
    return texts;
  }

  /** Same as {@link #text}, for several or none. */
  static List<String> list(String name, @Nullable String @Nullable ... values) {
    return Arrays.stream(present(name, values)).map(each -> text(name, each)).toList();
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
   * Returns what an environment variable, or system property, says; false if there is none.
   *
   * @throws ClerkConfigurationException if it is neither {@code true} nor {@code false}
   */
  static boolean flag(String name) {
    String value = Setting.of(name);
    if (value == null || value.equalsIgnoreCase("false") || value.equals("0")) {
      return false;
    }
    if (value.equalsIgnoreCase("true") || value.equals("1")) {
      return true;
    }
    throw new ClerkConfigurationException(
        name + " must be true or false, and not " + PrintableSetting.of(value));
  }

  /**
   * Returns a key without blanks around it.
   *
   * @throws ClerkConfigurationException if it is null, blank or in quotes
   */
  static String key(String name, @Nullable String value) {
    String key = filled(name, value);
    if (key.startsWith("\"") || key.startsWith("'") || key.endsWith("\"") || key.endsWith("'")) {
      throw new ClerkConfigurationException(
          name + " has quotes around it: remove them, as they are not part of the key");
    }
    return key;
  }
}
