package io.github.clerk4j.auth;

import io.github.clerk4j.ClerkApiException;
import io.github.clerk4j.ClerkConnectionException;
import io.github.clerk4j.ClerkException;
import io.github.clerk4j.NotFoundException;
import io.github.clerk4j.RateLimitedException;
import io.github.clerk4j.UnreadableResponseException;
import java.time.Duration;

/** A failed call to Clerk about the caller of a request, and the rejection of the request. */
final class CallFailure {
  /** The reason in the challenge to a program whose user was deleted. */
  private static final String USER_NOT_FOUND = "user-not-found";

  private static final int SERVER_ERROR = 500;
  private static final int MILLIS = 1000;

  private CallFailure() {}

  static ClerkException rejectionFor(ClerkException failure, AuthContext context) {
    if (failure instanceof NotFoundException) {
      AuthContext unknown = context.failed(AuthFailure.of(USER_NOT_FOUND), false);
      return ProtectDecision.signedOut(unknown).because(failure);
    }
    if (isOfClerk(failure)) {
      return ProtectDecision.unavailable(
              retryAfter(failure), "Clerk could not be asked about the caller")
          .because(failure);
    }
    return failure;
  }

  /** Returns false for responses that the same call would get again. */
  private static boolean isOfClerk(ClerkException failure) {
    return failure instanceof ClerkConnectionException
        || failure instanceof RateLimitedException
        || failure instanceof UnreadableResponseException
        || (failure instanceof ClerkApiException response && response.status() >= SERVER_ERROR);
  }

  private static String retryAfter(ClerkException failure) {
    Duration wait = failure instanceof RateLimitedException limited ? limited.retryAfter() : null;
    return wait == null || wait.isZero() ? ProtectDecision.RETRY_AFTER : wholeSeconds(wait);
  }

  /** Rounds up, so that nobody comes back too early. */
  private static String wholeSeconds(Duration wait) {
    return String.valueOf(wait.plusMillis(MILLIS - 1).toSeconds());
  }
}
