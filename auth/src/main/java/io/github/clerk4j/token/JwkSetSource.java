package io.github.clerk4j.token;

import java.util.concurrent.CompletableFuture;

/**
 * A source of the key set of an instance. Sources wrap each other: each one adds one behaviour and
 * knows this interface alone. Thread-safe.
 */
@FunctionalInterface
interface JwkSetSource {
  /**
   * Fetches the key set without blocking. The future fails with an {@link
   * VerificationUnavailableException} if the set cannot be fetched.
   */
  CompletableFuture<JwkSet> fetch();
}
