package io.github.clerk4j.auth;

import io.github.clerk4j.token.TokenType;
import org.jspecify.annotations.Nullable;

/** The request has no token of a kind that is accepted. */
public final class InvalidTokenAuth extends AuthObject implements Auth {
  InvalidTokenAuth(AuthContext context) {
    super(context);
  }

  @Override
  public boolean isAuthenticated() {
    return false;
  }

  /** None. */
  @Override
  public @Nullable TokenType tokenType() {
    return null;
  }

  @Override
  public String toString() {
    return "InvalidTokenAuth[]";
  }
}
