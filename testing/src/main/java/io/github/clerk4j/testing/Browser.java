package io.github.clerk4j.testing;

import org.jspecify.annotations.Nullable;

/** A browser of an instance, identified by a token. */
final class Browser {
  private final String token = RandomText.id("dvb_");
  private @Nullable String sessionId;
  private long updatedAt;

  /** The token of the browser: a secret, because its holder is this browser. */
  String token() {
    return token;
  }

  /** The session of the browser, which may have ended, or null. */
  @Nullable String sessionId() {
    return sessionId;
  }

  /** The time of the last sign-in or sign-out, in Unix milliseconds. */
  long updatedAt() {
    return updatedAt;
  }

  /** Signs the browser in with a session, or out if that is null. */
  void use(@Nullable String sessionId, long now) {
    this.sessionId = sessionId;
    this.updatedAt = now;
  }
}
