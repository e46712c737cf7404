package io.github.clerk4j;

import org.jspecify.annotations.Nullable;

/**
 * A call without a response, or with a response that broke off: Clerk could not be reached, or not
 * in time. A write may have been executed, unless the message says that it was not sent. The
 * failures of earlier attempts are suppressed exceptions.
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

  /** Returns an exception for a call that nobody has tried to send. */
  static ClerkConnectionException unsent(String call, String why, @Nullable Throwable cause) {
    return new ClerkConnectionException(call + ": not sent: " + why, cause, true);
  }

  boolean isUnsent() {
    return unsent;
  }
}
