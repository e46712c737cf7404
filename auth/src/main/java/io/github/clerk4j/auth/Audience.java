package io.github.clerk4j.auth;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** For whom a token is ({@code aud}): one audience, or a list of them, or not said. */
final class Audience {
  private Audience() {}

  /**
   * Clerk's own tokens have no audience, unless a template gives them one; so one that has none is
   * for everybody.
   *
   * @param expected of which one must be in the token's; not checked where empty
   */
  static void check(Map<String, Object> claims, Set<String> expected) {
    if (!expected.isEmpty() && claims.containsKey("aud") && !isFor(expected, claims.get("aud"))) {
      throw new InvalidTokenException(
          AuthReason.TOKEN_VERIFICATION_FAILED,
          "The token's audience (aud) is "
              + Quoted.of(claims.get("aud"))
              + "; expected one of "
              + new TreeSet<>(expected));
    }
  }

  private static boolean isFor(Set<String> expected, @Nullable Object audience) {
    List<?> all =
        audience instanceof List<?> several
            ? several
            : audience == null ? List.of() : List.of(audience);
    return all.stream().allMatch(String.class::isInstance)
        && all.stream().anyMatch(expected::contains);
  }
}
