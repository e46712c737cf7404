package io.github.clerk4j.auth;

/**
 * Why a request is not signed in.
 *
 * @param reason for programs: one of {@link AuthReason}, or that and what follows it
 * @param message for developers; empty where the reason says it all
 * @param unchecked whether nothing bad is known of the token, and it only could not be checked
 */
record Refusal(String reason, String message, boolean unchecked) {
  static Refusal of(String reason) {
    return new Refusal(reason, "", false);
  }

  static Refusal of(TokenException e) {
    return new Refusal(
        e.reason(), String.valueOf(e.getMessage()), e instanceof VerificationUnavailableException);
  }

  /** With a message, unless there is one already. */
  Refusal saying(String message) {
    return this.message.isEmpty() ? new Refusal(reason, message, unchecked) : this;
  }

  Refusal because(String reason) {
    return new Refusal(reason, message, unchecked);
  }
}
