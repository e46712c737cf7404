package io.github.clerk4j.token;

import org.jspecify.annotations.Nullable;

/**
 * A token that cannot be verified now, because the keys cannot be fetched or Clerk cannot be asked.
 * It may be good: retry later.
 */
public final class VerificationUnavailableException extends TokenException {
  VerificationUnavailableException(String reason, String message, @Nullable Throwable cause) {
    super(reason, message, cause);
  }
}
