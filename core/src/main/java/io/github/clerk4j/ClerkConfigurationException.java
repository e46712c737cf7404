package io.github.clerk4j;

/** The library was set up wrongly, such as without a secret key. The message says what to do. */
public final class ClerkConfigurationException extends ClerkException {
  public ClerkConfigurationException(String message) {
    super(message, null);
  }
}
