package io.github.clerk4j.auth;

import io.github.clerk4j.token.MachineToken;
import io.github.clerk4j.token.TokenType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A machine that calls for a user or an organization, with an API key. */
public final class ApiKeyAuth extends AuthObject implements MachineAuth {
  private final MachineToken token;

  ApiKeyAuth(MachineToken token, AuthContext context) {
    super(context);
    this.token = token;
  }

  @Override
  public TokenType tokenType() {
    return TokenType.API_KEY;
  }

  @Override
  public String id() {
    return token.id();
  }

  @Override
  public String subject() {
    return token.subject();
  }

  /** Returns the name of the key. */
  public @Nullable String name() {
    return token.name();
  }

  /** Returns the id of the user whose key it is; null if it is an organization's. */
  @Override
  public @Nullable String userId() {
    return ownerWith("user_");
  }

  /** Returns the id of the organization whose key it is; null if it is a user's. */
  @Override
  public @Nullable String orgId() {
    return ownerWith("org_");
  }

  private @Nullable String ownerWith(String prefix) {
    return token.subject().startsWith(prefix) ? token.subject() : null;
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
    return "ApiKeyAuth[id=" + token.id() + ", subject=" + token.subject() + "]";
  }
}
