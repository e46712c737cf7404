package io.github.clerk4j;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What calls can have of their own, other than their client's. Not safe for use by several threads
 * at once.
 */
public final class CallOptions {
  @Nullable Duration timeout;
  @Nullable SecretKey secretKey;

  CallOptions() {}

  /** How long a call may take in all; must be positive. */
  public CallOptions timeout(Duration timeout) {
    this.timeout = positive(timeout);
    return this;
  }

  /** The secret key to call with, for instance a machine's. */
  public CallOptions secretKey(String secretKey) {
    this.secretKey = new SecretKey(secretKey);
    return this;
  }

  static Duration positive(Duration timeout) {
    if (timeout.isNegative() || timeout.isZero()) {
      throw new ClerkConfigurationException("A timeout must be positive, and not " + timeout);
    }
    return timeout;
  }
}
