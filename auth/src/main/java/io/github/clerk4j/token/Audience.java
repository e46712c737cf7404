package io.github.clerk4j.token;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The audience of a token ({@code aud}): a string, a list of strings, or absent. */
final class Audience {
  private static final String CLAIM = "aud";

  private Audience() {}

  /**
   * Checks the audience of a token that may have none. Clerk's session tokens have none unless the
   * instance adds one.
   *
   * @param expected the accepted audiences; not checked if empty
   */
  static void check(Map<String, Object> claims, Set<String> expected) {
    if (claims.containsKey(CLAIM)) {
      require(claims, expected);
    }
  }

  /** Same as {@link #check}, for a token that must have an audience if any is expected. */
  static void require(Map<String, ?> claims, Set<String> expected) {
    if (!expected.isEmpty() && !isFor(expected, claims.get(CLAIM))) {
      throw new InvalidTokenException(
          TokenReason.TOKEN_VERIFICATION_FAILED,
          "The token's audience (aud) is "
              + PrintableClaim.member(claims, CLAIM)
              + "; expected one of "
              + new TreeSet<>(expected));
    }
  }

  /** Returns the audiences of a token, empty if it has none. */
  static List<String> of(Map<String, ?> claims) {
    return all(claims.get(CLAIM)).stream()
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .toList();
  }

  private static boolean isFor(Set<String> expected, @Nullable Object audience) {
    List<?> all = all(audience);
    return all.stream().allMatch(String.class::isInstance)
        && all.stream().anyMatch(expected::contains);
  }

  private static List<?> all(@Nullable Object audience) {
    return audience instanceof List<?> several
        ? several
        : audience == null ? List.of() : List.of(audience);
  }
}
