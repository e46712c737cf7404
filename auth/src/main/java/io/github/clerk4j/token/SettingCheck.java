package io.github.clerk4j.token;

import io.github.clerk4j.ClerkConfigurationException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks of settings. An empty one would turn off what it was meant to set. */
final class SettingCheck {
  /** Keys and tokens of Clerk, JWTs and PEM. */
  private static final Pattern SECRET =
      Pattern.compile(
          "(?<![A-Za-z0-9])(?:(?:sk|ak|mt|oat|whsec)_|eyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_-])|-----BEGIN");

  /** A user or long random text. */
  private static final Pattern UNSHOWN = Pattern.compile("@|[A-Za-z0-9+/=_-]{40}");

  /** An origin in lower case; extensions of browsers and apps have schemes of their own. */
  private static final Pattern ORIGIN =
      Pattern.compile(
          "(?!https://.*:443$|http://.*:80$)[a-z][a-z0-9+.-]*://"
              + "(?:[a-z0-9_-][a-z0-9._-]*|\\[[0-9a-f:.]+])(?::[0-9]{1,5})?");

  private SettingCheck() {}

  /**
   * Returns the texts without blanks around them.
   *
   * @throws ClerkConfigurationException if there is none, or one is null, blank or a secret
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
   * Same as {@link #texts}, for origins: a scheme, a host and perhaps a port.
   *
   * @throws ClerkConfigurationException if one is none; the message does not repeat one with a user
   *     or long random text in it
   */
  static Set<String> origins(String name, @Nullable String @Nullable ... values) {
    Set<String> origins = texts(name, values);
    for (String each : origins) {
      if (!ORIGIN.matcher(each).matches()) {
        throw new ClerkConfigurationException(
            name
                + " must be origins, such as https://app.example.com, each on its own and without"
                + " quotes, user, path or usual port, and not "
                + (UNSHOWN.matcher(each).find() ? "***" : PrintableClaim.of(each)));
      }
    }
    return origins;
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
    String key = filled(name, value);
    if (key.startsWith("\"") || key.startsWith("'") || key.endsWith("\"") || key.endsWith("'")) {
      throw new ClerkConfigurationException(
          name + " has quotes around it: remove them, as they are not part of the key");
    }
    return key;
  }

  private static String text(String name, @Nullable String value) {
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
}
