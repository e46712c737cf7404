package io.github.clerk4j.auth;

import io.github.clerk4j.token.TokenType;

/** A machine's token was asked for, and there is none, or none that is valid. */
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

  /** The kind that was asked for. */
  @Override
  public TokenType tokenType() {
    return tokenType;
  }

  @Override
  public String toString() {
    return "UnauthenticatedMachineAuth[" + tokenType + "]";
  }
}
