package io.github.clerk4j.auth;

import io.github.clerk4j.token.TokenType;
import java.util.List;
import java.util.Map;

/** A machine whose token was verified. Never shows the token. */
public sealed interface MachineAuth extends Auth permits ApiKeyAuth, M2mAuth, OAuthAuth {
  @Override
  default boolean isAuthenticated() {
    return true;
  }

  @Override
  TokenType tokenType();

  /** Returns the id of the token, which is not the token. */
  String id();

  /** Returns the id of the user, organization or machine that the token is for. */
  String subject();

  /** Returns the scopes of the token. */
  @Override
  List<String> scopes();

  /** Returns the custom claims of the token; can be empty. */
  Map<String, Object> claims();

  /** Returns the machine's token. */
  @Override
  String getToken();
}
