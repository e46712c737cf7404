package io.github.clerk4j.auth;

import io.github.clerk4j.token.TokenType;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Warnings of settings that are dangerous to leave out, once for each authenticator that is built.
 */
final class DangerousGaps {
  private static final Logger LOG = LoggerFactory.getLogger("io.github.clerk4j.auth");

  private DangerousGaps() {}

  static void warn(
      AcceptedTokens accepted,
      Set<String> authorizedParties,
      boolean anyParty,
      @Nullable PublishableKey key) {
    if (!accepted.accepts(TokenType.SESSION_TOKEN)) {
      return;
    }
    if (authorizedParties.isEmpty() && !anyParty) {
      LOG.warn(
          "There are no authorized parties: session tokens that any other site of the same Clerk"
              + " instance got are accepted, too; set authorizedParties (in Spring Boot:"
              + " clerk.authorized-parties) to the origins of the front ends, such as"
              + " https://app.example.com");
    }
    if (key == null) {
      LOG.warn(
          "There is no publishable key: browsers cannot be sent to Clerk, so that pages stay signed"
              + " out once a session token has expired; set CLERK_PUBLISHABLE_KEY, or call"
              + " publishableKey(...)");
    }
  }
}
