package io.github.clerk4j;

/** A setting that is missing or malformed. The message names it and says what to do. */
public final class ClerkConfigurationException extends ClerkException {
  /** Creates an exception whose message names the setting, but no secret. */
  public ClerkConfigurationException(String message) {
    super(message, null);
  }
}
