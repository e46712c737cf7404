package io.github.clerk4j.token;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A source of the keys that verify tokens. Thread-safe. */
interface KeySource {
  /** The {@link #name} of the keys that Clerk publishes. */
  String PUBLISHED = "the keys of the instance that the secret key belongs to";

  /** The longest time that {@link #find} blocks. */
  Duration LONGEST_WAIT = Duration.ofSeconds(10);

  /**
   * Looks up a key without blocking. The future holds null if there is no key with this id, and
   * fails with an {@link VerificationUnavailableException} if that is not known now.
   */
  CompletableFuture<@Nullable VerificationKey> lookUp(@Nullable String keyId);

  /**
   * Returns the key with this id, or null if there is none. Blocks up to {@link #LONGEST_WAIT}.
   *
   * @throws VerificationUnavailableException if that is not known now
   */
  default @Nullable VerificationKey find(@Nullable String keyId) {
    return FetchOutcome.await(lookUp(keyId), LONGEST_WAIT);
  }

  /**
   * Finds a key as {@link #find} does, or as {@link #lookUp} does, within {@link #LONGEST_WAIT}.
   * The future holds null if there is no key with this id.
   */
  default CompletableFuture<@Nullable VerificationKey> find(@Nullable String keyId, CallMode mode) {
    return mode.<@Nullable VerificationKey>call(
        () -> find(keyId), () -> FetchOutcome.within(lookUp(keyId), LONGEST_WAIT));
  }

  /** Returns the status of the keys, without the network. */
  default KeyStatus status() {
    return new KeyStatus(false, null, null);
  }

  /** Returns the name of the keys for messages, such as "among the keys of the instance". */
  String name();
}
