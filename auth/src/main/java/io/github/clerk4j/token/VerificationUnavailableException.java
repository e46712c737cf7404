package io.github.clerk4j.token;

import org.jspecify.annotations.Nullable;

/**
 * A token could not be checked, as the keys could not be had, or Clerk could not be asked. It may
 * be good; trying again later can help.
 */
public final class VerificationUnavailableException extends TokenException {
  VerificationUnavailableException(String reason, String message, @Nullable Throwable cause) {
    super(reason, message, cause);
  }
}
