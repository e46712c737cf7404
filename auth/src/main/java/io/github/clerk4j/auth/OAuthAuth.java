package io.github.clerk4j.auth;

import io.github.clerk4j.token.MachineToken;
import io.github.clerk4j.token.TokenType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An OAuth application that calls for a user. */
public final class OAuthAuth extends AuthObject implements MachineAuth {
  private final MachineToken token;

  OAuthAuth(MachineToken token, AuthContext context) {
    super(context);
    this.token = token;
  }

  @Override
  public TokenType tokenType() {
    return TokenType.OAUTH_TOKEN;
  }

  @Override
  public String id() {
    return token.id();
  }

  @Override
  public String subject() {
    return token.subject();
  }

  /** Returns the id of the user: the subject. */
  @Override
  public String userId() {
    return token.subject();
  }

  /** Returns the id of the OAuth application, or null if Clerk did not say. */
  public @Nullable String clientId() {
    return token.clientId();
  }

  /** Returns the resources that the token is for ({@code aud}); empty if Clerk did not say. */
  public List<String> audience() {
    return token.audience();
  }

  /**
   * Returns the party that acts as the user ({@code act}, RFC 8693), or null if there is none. Its
   * {@code sub} is the party's id; its own {@code act} is the party that acted before.
   */
  @Override
  public @Nullable Map<String, Object> actor() {
    return token.actor();
  }

  @Override
  public List<String> scopes() {
    return token.scopes();
  }

  @Override
  public Map<String, Object> claims() {
    return token.claims();
  }

  @Override
  public String getToken() {
    return token.token();
  }

  @Override
  public String toString() {
    return "OAuthAuth[id=" + token.id() + ", subject=" + token.subject() + "]";
  }
}
