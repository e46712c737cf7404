package io.github.clerk4j.auth;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A machine's token that was verified: what Clerk, or the token itself, says of it.
 *
 * @param subject for whom it speaks: {@code user_}, {@code org_} or {@code mch_} and more
 * @param name of an API key
 * @param clientId of an OAuth token
 * @param claims what its maker put into it; none of an OAuth token
 */
record MachineToken(
    TokenType type,
    String id,
    String subject,
    @Nullable String name,
    @Nullable String clientId,
    Map<String, Object> claims,
    List<String> scopes,
    String token) {
  /** Without the token and the claims, which can hold anything. */
  @Override
  public String toString() {
    return "MachineToken[" + type + ", id=" + id + ", subject=" + subject + "]";
  }
}
