package io.github.clerk4j.testing;

import org.jspecify.annotations.Nullable;

/** A browser as an instance knows it: by a token that stands for it. */
final class Browser {
  private final String token = RandomText.id("dvb_");
  private @Nullable String sessionId;
  private long updatedAt;

  /** Secret, as who has it is this browser. */
  String token() {
    return token;
  }

  /** The session it is signed in with, which may have ended, or null. */
  @Nullable String sessionId() {
    return sessionId;
  }

  /** When it was signed in or out, in Unix milliseconds. */
  long updatedAt() {
    return updatedAt;
  }

  /** Signs it in with a session, or out where that is null. */
  void use(@Nullable String sessionId, long now) {
    this.sessionId = sessionId;
    this.updatedAt = now;
  }
}
