package io.github.clerk4j.token;

import java.util.Map;

/** Claims of session tokens that nobody had to sign. */
public final class TestClaims {
  private TestClaims() {}

  public static SessionClaims of(Map<String, Object> claims) {
    return new SessionClaims(claims);
  }
}
