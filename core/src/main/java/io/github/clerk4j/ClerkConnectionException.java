package io.github.clerk4j;

import org.jspecify.annotations.Nullable;

/**
 * There was no answer, or it broke off: Clerk could not be reached, or not in time. Whether a write
 * was executed is not known, unless the message says it. Earlier attempts of the call, if there
 * were any, are among the suppressed exceptions.
 */
public final class ClerkConnectionException extends ClerkException {
  private final boolean unsent;

  ClerkConnectionException(String message, @Nullable Throwable cause) {
    this(message, cause, false);
  }

  private ClerkConnectionException(String message, @Nullable Throwable cause, boolean unsent) {
    super(message, cause);
    this.unsent = unsent;
  }

  /** A call that was given up before anybody tried to send it. */
  static ClerkConnectionException unsent(String call, String why, @Nullable Throwable cause) {
    return new ClerkConnectionException(call + ": not sent: " + why, cause, true);
  }

  boolean isUnsent() {
    return unsent;
  }
}
