package io.github.clerk4j.token;

import io.github.clerk4j.ClerkException;
import org.jspecify.annotations.Nullable;

/** A token that is not accepted. The message never holds the token. */
public abstract sealed class TokenException extends ClerkException
    permits InvalidTokenException, VerificationUnavailableException {
  private final String reason;

  TokenException(String reason, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /** Returns the reason, one of {@link TokenReason}. */
  public String reason() {
    return reason;
  }
}
