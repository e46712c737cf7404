package io.github.clerk4j;

import org.jspecify.annotations.Nullable;

/**
 * Clerk answered that the call was executed, with a body that cannot be read. Repeating a write
 * would execute it a second time.
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

  /** The HTTP status of the answer, from 200 to 299. */
  public int status() {
    return status;
  }

  /** As {@link ClerkApiException#traceId}. */
  public @Nullable String traceId() {
    return traceId;
  }
}
