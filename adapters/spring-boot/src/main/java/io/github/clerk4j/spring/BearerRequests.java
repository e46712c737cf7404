package io.github.clerk4j.spring;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * A matcher of requests with a token in the {@code Authorization} header. No page of another site
 * can make a browser send it, so they need no CSRF token.
 */
final class BearerRequests implements RequestMatcher {
  @Override
  public boolean matches(HttpServletRequest request) {
    return isToken(request.getHeader(HttpHeaders.AUTHORIZATION));
  }

  /** Browsers remember the credentials of other schemes, such as Basic, and add them. */
  static boolean isToken(@Nullable String authorization) {
    if (authorization == null || authorization.isBlank()) {
      return false;
    }
    String text = authorization.strip();
    return text.indexOf(' ') < 0 || text.toLowerCase(Locale.ROOT).startsWith("bearer ");
  }
}
