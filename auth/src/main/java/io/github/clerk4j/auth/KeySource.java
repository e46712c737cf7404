package io.github.clerk4j.auth;

import org.jspecify.annotations.Nullable;

/** Where the key that verifies a token comes from. Safe for use by several threads. */
interface KeySource {
  /**
   * The key of an id, or null if there is no such key.
   *
   * @throws UncheckedTokenException if that cannot be told now
   */
  @Nullable VerificationKey find(@Nullable String keyId);

  /** Which keys these are, in words that go into messages after "of" or "among". */
  String name();
}
