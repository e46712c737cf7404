package io.github.clerk4j.token;

import org.jspecify.annotations.Nullable;

/** The types of tokens, by Clerk's names. */
public enum TokenType {
  /** A user's session, of a browser or an app. */
  SESSION_TOKEN("session_token"),

  /** An API key that a user or organization made. */
  API_KEY("api_key"),

  /** A token that one machine of the instance shows another. */
  M2M_TOKEN("m2m_token"),

  /** An access token that an OAuth application got in a user's name. */
  OAUTH_TOKEN("oauth_token");

  private final String value;

  TokenType(String value) {
    this.value = value;
  }

  /** Returns the type of an opaque token, by its prefix; null if it has none of these. */
  static @Nullable TokenType ofPrefix(String token) {
    if (token.startsWith("mt_")) {
      return M2M_TOKEN;
    }
    if (token.startsWith("oat_")) {
      return OAUTH_TOKEN;
    }
    return token.startsWith("ak_") ? API_KEY : null;
  }

  /** Returns Clerk's name, such as {@code api_key}. */
  public String value() {
    return value;
  }

  /** Returns true unless it is the type of session tokens. */
  public boolean isMachine() {
    return this != SESSION_TOKEN;
  }

  @Override
  public String toString() {
    return value;
  }
}
