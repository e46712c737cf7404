package io.github.clerk4j.token;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A machine token that was verified.
 *
 * @param subject the id of the user, organization or machine that it is for
 * @param name the name of an API key
 * @param clientId the OAuth application of an OAuth token
 * @param claims the custom claims; none of an OAuth token
 * @param audience the resources that an OAuth token, or an M2M token that is a JWT, is for
 * @param actor the party that acts as the subject of an OAuth token, and in its {@code act} the
 *     party that acted before
 */
public record MachineToken(
    TokenType type,
    String id,
    String subject,
    @Nullable String name,
    @Nullable String clientId,
    Map<String, Object> claims,
    List<String> scopes,
    List<String> audience,
    @Nullable Map<String, Object> actor,
    String token) {
  /** Returns the actor claim ({@code act}, RFC 8693), or null if there is none. */
  @SuppressWarnings("unchecked") // a JSON object is a map of strings to JSON
  static @Nullable Map<String, Object> actor(Map<String, ?> claims) {
    return claims.get("act") instanceof Map<?, ?> actor ? (Map<String, Object>) actor : null;
  }

  /** Without the token and the claims, which can hold anything. */
  @Override
  public String toString() {
    return "MachineToken[" + type + ", id=" + id + ", subject=" + subject + "]";
  }
}
