package io.github.clerk4j.token;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A listener to the verification of tokens, for metrics. Must be thread-safe and fast, because
 * verification goes on only when the listener returns. An exception is logged and otherwise
 * ignored.
 */
public interface TokenListener {
  /**
   * Called when a fetch of Clerk's keys has ended, on the thread that ends it. Does nothing unless
   * overridden.
   */
  default void onKeyFetch(KeyFetch fetch) {}

  /**
   * Called when the signature of a session token is needed. Does nothing unless overridden.
   *
   * @param cached true if the same token was verified before, false if its signature is verified
   *     now
   */
  default void onSignature(boolean cached) {}

  /**
   * A fetch of Clerk's keys. Each retry is a fetch of its own.
   *
   * @param failure the reason of the failure, one of {@link TokenReason}; null after a success
   */
  record KeyFetch(Duration duration, @Nullable String failure) {}
}
