package io.github.clerk4j.auth;

import io.github.clerk4j.ClerkException;
import org.jspecify.annotations.Nullable;

/** A request may not have what it asks for. Tells how to answer it. */
public final class ProtectException extends ClerkException {
  private final int status;
  private final @Nullable String location;

  ProtectException(int status, @Nullable String location, String message) {
    super(message, null);
    this.status = status;
    this.location = location;
  }

  /** The HTTP status to answer with: 404, or 307 where there is a {@link #location}. */
  public int status() {
    return status;
  }

  /** Where to redirect to; null unless the answer is a redirect. */
  public @Nullable String location() {
    return location;
  }
}
