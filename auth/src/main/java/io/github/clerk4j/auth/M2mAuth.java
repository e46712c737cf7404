package io.github.clerk4j.auth;

import io.github.clerk4j.token.MachineToken;
import io.github.clerk4j.token.TokenType;
import java.util.List;
import java.util.Map;

/** A machine of the same Clerk instance. */
public final class M2mAuth extends AuthObject implements MachineAuth {
  private final MachineToken token;

  M2mAuth(MachineToken token, AuthContext context) {
    super(context);
    this.token = token;
  }

  @Override
  public TokenType tokenType() {
    return TokenType.M2M_TOKEN;
  }

  @Override
  public String id() {
    return token.id();
  }

  @Override
  public String subject() {
    return token.subject();
  }

  /** Returns the id of the machine: the subject. */
  public String machineId() {
    return token.subject();
  }

  /** Returns the audience of a token that is a JWT ({@code aud}); empty if it has none. */
  public List<String> audience() {
    return token.audience();
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
    return "M2mAuth[id=" + token.id() + ", subject=" + token.subject() + "]";
  }
}
