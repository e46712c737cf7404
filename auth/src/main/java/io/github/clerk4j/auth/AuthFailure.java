package io.github.clerk4j.auth;

import io.github.clerk4j.token.TokenException;
import io.github.clerk4j.token.VerificationUnavailableException;

/**
 * Why a request is not signed in.
 *
 * @param reason for programs: one of {@link AuthReason}, or that and what follows it
 * @param message for developers; empty where the reason says it all
 * @param unchecked whether nothing bad is known of the token, and it only could not be checked
 */
record AuthFailure(String reason, String message, boolean unchecked) {
  static AuthFailure of(String reason) {
    return new AuthFailure(reason, "", false);
  }

  static AuthFailure of(TokenException e) {
    return new AuthFailure(
        e.reason(), String.valueOf(e.getMessage()), e instanceof VerificationUnavailableException);
  }

  /** With a message, unless there is one already. */
  AuthFailure saying(String message) {
    return this.message.isEmpty() ? new AuthFailure(reason, message, unchecked) : this;
  }

  AuthFailure because(String reason) {
    return new AuthFailure(reason, message, unchecked);
  }
}
