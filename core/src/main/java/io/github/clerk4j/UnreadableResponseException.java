package io.github.clerk4j;

import org.jspecify.annotations.Nullable;

/**
 * A response of success with a body that cannot be read. The call was executed, so repeating a
 * write would execute it a second time.
 */
public final class UnreadableResponseException extends ClerkException {
  private final int status;
  private final @Nullable String traceId;

  UnreadableResponseException(
      String message, int status, @Nullable String traceId, Throwable cause) {
    super(message, cause);
    this.status = status;
    this.traceId = traceId;
  }

  /** Returns the HTTP status of the response, from 200 to 299. */
  public int status() {
    return status;
  }

  /** Returns the call's id in Clerk's logs, to quote to Clerk's support; or null without one. */
  public @Nullable String traceId() {
    return traceId;
  }
}
