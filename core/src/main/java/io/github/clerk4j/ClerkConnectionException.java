package io.github.clerk4j;

import org.jspecify.annotations.Nullable;

/**
 * There was no answer, or it broke off: Clerk could not be reached, or not in time. Whether a write
 * was executed is not known, unless the message says it. Earlier attempts of the call, if there
 * were any, are among the suppressed exceptions.
 */
public final class ClerkConnectionException extends ClerkException {
  ClerkConnectionException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
