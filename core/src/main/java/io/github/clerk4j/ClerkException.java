package io.github.clerk4j;

import org.jspecify.annotations.Nullable;

/**
 * The superclass of this library's exceptions. Messages never hold a secret, a token or a cookie.
 */
public abstract class ClerkException extends RuntimeException {
  /** Creates an exception; the message must hold no secret, token or cookie. */
  protected ClerkException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
