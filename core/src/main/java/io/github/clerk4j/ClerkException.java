package io.github.clerk4j;

import org.jspecify.annotations.Nullable;

/**
 * What every failure of this library extends. Messages never hold a secret, a token or a cookie.
 */
public abstract class ClerkException extends RuntimeException {
  protected ClerkException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
