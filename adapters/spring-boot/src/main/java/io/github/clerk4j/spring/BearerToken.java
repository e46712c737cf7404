package io.github.clerk4j.spring;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The token of an {@code Authorization} header. No page of another site can make a browser send
 * one, so requests with it need no CSRF token.
 */
final class BearerToken {
  private BearerToken() {}

  /** Browsers remember the credentials of other schemes, such as Basic, and add them. */
  static boolean isIn(@Nullable String authorization) {
    if (authorization == null || authorization.isBlank()) {
      return false;
    }
    String text = authorization.strip();
    return text.indexOf(' ') < 0 || text.toLowerCase(Locale.ROOT).startsWith("bearer ");
  }
}
