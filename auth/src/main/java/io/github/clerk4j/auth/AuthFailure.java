package io.github.clerk4j.auth;

import io.github.clerk4j.token.TokenException;
import io.github.clerk4j.token.VerificationUnavailableException;

/**
 * The reason why a request is not signed in.
 *
 * @param reason for programs: one of {@link AuthReason}, with or without a suffix
 * @param message for developers; can be empty
 * @param unchecked true if the token may be good, but verification is unavailable
 */
record AuthFailure(String reason, String message, boolean unchecked) {
  static AuthFailure of(String reason) {
    return new AuthFailure(reason, "", false);
  }

  static AuthFailure of(TokenException e) {
    return new AuthFailure(
        e.reason(), String.valueOf(e.getMessage()), e instanceof VerificationUnavailableException);
  }

  /** Returns this with a message, unless there is one already. */
  AuthFailure saying(String message) {
    return this.message.isEmpty() ? new AuthFailure(reason, message, unchecked) : this;
  }

  AuthFailure because(String reason) {
    return new AuthFailure(reason, message, unchecked);
  }
}
