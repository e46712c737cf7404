package io.github.clerk4j.auth;

import io.github.clerk4j.ClerkConfigurationException;

/**
 * The statuses of {@code protect()} if it does not redirect.
 *
 * @param signedOut the status if nobody is signed in
 * @param unauthorized the status if the caller lacks something
 */
record ProtectStatuses(int signedOut, int unauthorized) {
  ProtectStatuses {
    if (signedOut < 400 || signedOut > 499 || unauthorized < 400 || unauthorized > 499) {
      throw new ClerkConfigurationException(
          "protectStatuses must be from 400 to 499: " + signedOut + ", " + unauthorized);
    }
  }

  /** The default, which hides that there is something. */
  static final ProtectStatuses HIDDEN = new ProtectStatuses(404, 404);
}
