package io.github.clerk4j.auth;

import io.github.clerk4j.ClerkConfigurationException;

/**
 * How {@code protect()} answers to programs, where it does not redirect.
 *
 * @param signedOut where nobody is signed in
 * @param unauthorized where somebody is, and lacks something
 */
record ProtectStatuses(int signedOut, int unauthorized) {
  ProtectStatuses {
    if (signedOut < 400 || signedOut > 499 || unauthorized < 400 || unauthorized > 499) {
      throw new ClerkConfigurationException(
          "A request is refused with a status from 400 to 499, and not "
              + signedOut
              + " or "
              + unauthorized);
    }
  }

  /** Shows to nobody that there is something. */
  static final ProtectStatuses HIDDEN = new ProtectStatuses(404, 404);
}
