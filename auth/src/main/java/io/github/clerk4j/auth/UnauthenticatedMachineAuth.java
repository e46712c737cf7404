package io.github.clerk4j.auth;

import io.github.clerk4j.token.TokenType;

/** A caller without a valid machine token, of which one was expected. */
public final class UnauthenticatedMachineAuth extends AuthObject implements Auth {
  private final TokenType tokenType;

  UnauthenticatedMachineAuth(TokenType tokenType, AuthContext context) {
    super(context);
    this.tokenType = tokenType;
  }

  @Override
  public boolean isAuthenticated() {
    return false;
  }

  /** Returns the expected type. */
  @Override
  public TokenType tokenType() {
    return tokenType;
  }

  @Override
  public String toString() {
    return "UnauthenticatedMachineAuth[" + tokenType + "]";
  }
}
