package io.github.clerk4j;

/**
 * Clerk answered that the call was executed, with a body that cannot be read. Repeating a write
 * would execute it a second time.
 */
public final class UnreadableAnswerException extends ClerkException {
  private final int status;

  UnreadableAnswerException(String message, int status, Throwable cause) {
    super(message, cause);
    this.status = status;
  }

  /** The HTTP status of the answer, from 200 to 299. */
  public int status() {
    return status;
  }
}
