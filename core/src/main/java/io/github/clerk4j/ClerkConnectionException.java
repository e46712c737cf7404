package io.github.clerk4j;

/**
 * There was no answer, or it broke off: Clerk could not be reached, or not in time. Whether a write
 * was executed is not known, unless the message says it.
 */
public final class ClerkConnectionException extends ClerkException {
  ClerkConnectionException(String message, Throwable cause) {
    super(message, cause);
  }
}
