package io.github.clerk4j.token;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The issuer of a token ({@code iss}): the URL of a Clerk instance's Frontend API. */
final class Issuer {
  private Issuer() {}

  /**
   * Checks that the issuer is one of those expected.
   *
   * @param expected the accepted issuers; not checked if empty
   */
  static void check(Map<String, Object> claims, Set<String> expected) {
    if (!expected.isEmpty()
        && !(claims.get("iss") instanceof String issuer && expected.contains(issuer))) {
      throw new InvalidTokenException(
          TokenReason.TOKEN_INVALID_ISSUER,
          "The token's issuer (iss) is "
              + PrintableClaim.member(claims, "iss")
              + "; expected "
              + String.join(" or ", new TreeSet<>(expected)));
    }
  }
}
