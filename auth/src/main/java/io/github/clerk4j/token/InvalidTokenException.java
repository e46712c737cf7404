package io.github.clerk4j.token;

/** A token that is bad: forged, expired, or not for this application. */
public final class InvalidTokenException extends TokenException {
  InvalidTokenException(String reason, String message) {
    super(reason, message, null);
  }
}
