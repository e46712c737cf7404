package io.github.clerk4j.auth;

import io.github.clerk4j.token.TokenType;
import org.jspecify.annotations.Nullable;

/** A caller without a token of an accepted type. */
public final class InvalidTokenAuth extends AuthObject implements Auth {
  InvalidTokenAuth(AuthContext context) {
    super(context);
  }

  @Override
  public boolean isAuthenticated() {
    return false;
  }

  /** Returns null. */
  @Override
  public @Nullable TokenType tokenType() {
    return null;
  }

  @Override
  public String toString() {
    return "InvalidTokenAuth[]";
  }
}
