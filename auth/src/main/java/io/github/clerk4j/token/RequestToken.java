package io.github.clerk4j.token;

import org.jspecify.annotations.Nullable;

/**
 * A token as a request carries it, decoded once. Nothing is verified. Immutable; never shows the
 * token.
 *
 * <p>Part of the bridge to {@code io.github.clerk4j.auth}; applications use {@link TokenVerifier}.
 */
public final class RequestToken {
  private final String text;
  private final @Nullable Jwt jwt;
  private final @Nullable InvalidTokenException undecodable;

  private RequestToken(
      String text, @Nullable Jwt jwt, @Nullable InvalidTokenException undecodable) {
    this.text = text;
    this.jwt = jwt;
    this.undecodable = undecodable;
  }

  /** Decodes a token. A token that is no JWT fails when it is verified as one. */
  static RequestToken of(String text) {
    if (TokenType.ofPrefix(text) != null) {
      return new RequestToken(text, null, null);
    }
    try {
      return of(Jwt.decode(text));
    } catch (InvalidTokenException e) {
      return new RequestToken(text, null, e);
    }
  }

  /** Returns the token of a JWT that is decoded already. */
  static RequestToken of(Jwt jwt) {
    return new RequestToken(jwt.token(), jwt, null);
  }

  /** Returns the token itself. */
  public String text() {
    return text;
  }

  /** Returns the decoded JWT, or null if the token is none. */
  public @Nullable Jwt jwt() {
    return jwt;
  }

  /**
   * Returns the type of machine token that this claims to be, by its prefix or as a JWT; null if it
   * claims to be none.
   */
  public @Nullable TokenType machineType() {
    TokenType opaque = TokenType.ofPrefix(text);
    return opaque != null || jwt == null ? opaque : jwt.machineType();
  }

  /** Returns true if the token claims to be other than a session token. */
  public boolean isOtherThanSession() {
    return jwt != null && jwt.isOtherThanSession();
  }

  /**
   * Returns the decoded JWT.
   *
   * @throws InvalidTokenException if the token is none
   */
  Jwt requireJwt() {
    if (undecodable != null) {
      throw undecodable;
    }
    return jwt == null ? Jwt.decode(text) : jwt;
  }

  @Override
  public String toString() {
    return "RequestToken[***]";
  }
}
