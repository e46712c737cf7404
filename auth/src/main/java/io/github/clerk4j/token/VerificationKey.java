package io.github.clerk4j.token;

import java.security.PublicKey;
import org.jspecify.annotations.Nullable;

/**
 * A key of a Clerk instance.
 *
 * @param algorithm the one algorithm it is for, or null for all of its kind
 */
record VerificationKey(PublicKey key, @Nullable String algorithm) {
  boolean isFor(String algorithm) {
    return this.algorithm == null || this.algorithm.equals(algorithm);
  }
}
