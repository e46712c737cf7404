package io.github.clerk4j.token;

/** A token is bad: whoever sent it is not who they say, or not any more. */
public final class InvalidTokenException extends TokenException {
  InvalidTokenException(String reason, String message) {
    super(reason, message, null);
  }
}
