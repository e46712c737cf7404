package io.github.clerk4j.auth;

import io.github.clerk4j.token.TokenType;
import java.util.List;
import java.util.Map;

/** A machine is calling, and showed a token that is valid. Never shows it. */
public sealed interface MachineAuth extends Auth permits ApiKeyAuth, M2mAuth, OAuthAuth {
  @Override
  default boolean isAuthenticated() {
    return true;
  }

  @Override
  TokenType tokenType();

  /** The id of the token, which is not the token. */
  String id();

  /** For whom the token speaks: the id of a user, an organization or a machine. */
  String subject();

  /** What the token was made for. */
  List<String> scopes();

  /** What its maker put into the token; can be empty. */
  Map<String, Object> claims();

  /** The machine's own token. */
  @Override
  String getToken();
}
