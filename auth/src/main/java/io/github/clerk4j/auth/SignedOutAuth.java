package io.github.clerk4j.auth;

import io.github.clerk4j.token.TokenType;
import org.jspecify.annotations.Nullable;

/** A caller that is not signed in, or not completely. */
public final class SignedOutAuth extends AuthObject implements Auth {
  private final @Nullable String sessionStatus;

  SignedOutAuth(@Nullable String sessionStatus, AuthContext context) {
    super(context);
    this.sessionStatus = sessionStatus;
  }

  @Override
  public boolean isAuthenticated() {
    return false;
  }

  @Override
  public TokenType tokenType() {
    return TokenType.SESSION_TOKEN;
  }

  /**
   * Returns {@code pending} if the user has a task left, such as choosing an organization;
   * otherwise null.
   */
  @Override
  public @Nullable String sessionStatus() {
    return sessionStatus;
  }

  @Override
  public String toString() {
    return "SignedOutAuth[" + (sessionStatus == null ? "" : sessionStatus) + "]";
  }
}
