package io.github.clerk4j.token;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The accepted audiences of machine tokens.
 *
 * @param accepted the audiences of which an OAuth token must have one; not checked if empty
 * @param resource the audiences of which an OAuth token must have one if it has any; used if there
 *     are no accepted ones
 */
record MachineAudience(Set<String> accepted, Set<String> resource) {
  MachineAudience {
    accepted = Set.copyOf(accepted);
    resource = Set.copyOf(resource);
  }

  /** Checks an M2M token that is a JWT. */
  void checkM2m(Map<String, Object> claims) {
    Audience.check(claims, accepted);
  }

  /** Checks an OAuth token that is a JWT. */
  void checkOAuth(Map<String, Object> claims) {
    if (accepted.isEmpty()) {
      Audience.check(claims, resource);
    } else {
      Audience.require(claims, accepted);
    }
  }

  /** Checks an opaque OAuth token. Clerk's response may name an audience that is none. */
  void checkOpaque(Map<String, ?> members) {
    Object audience = members.get("aud");
    boolean none = audience == null || audience.equals(List.of());
    if (!none || !accepted.isEmpty()) {
      Audience.require(members, accepted.isEmpty() ? resource : accepted);
    }
  }
}
