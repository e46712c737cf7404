package io.github.clerk4j.auth;

import io.github.clerk4j.api.ClerkServices;
import io.github.clerk4j.token.RequestToken;
import io.github.clerk4j.token.TokenType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A redirect of a browser to Clerk's Frontend API, which redirects it back with the cookies of its
 * session.
 */
final class HandshakeRedirect {
  private static final int MOST_REDIRECTS = 3;

  private static final String NO_KEY =
      "There is no publishable key, without which browsers cannot be sent to Clerk to fetch a session: set CLERK_PUBLISHABLE_KEY, or call publishableKey(...)";

  private HandshakeRedirect() {}

  /**
   * Redirects the browser through a handshake. Returns a signed-out state if that is not possible:
   * the request loads no page, it came for the third time in a moment, there is no publishable key,
   * the request is for the Frontend API itself, or the browser would return to a site that is not
   * ours.
   */
  static RequestState start(AuthenticateContext visit, AuthFailure why) {
    RequestUrl url = visit.url();
    PublishableKey key = visit.site().publishableKey();
    return url == null || key == null || !isPossible(visit)
        ? notSent(visit, why)
        : sentTo(visit, why, location(visit, key, url, why.reason()));
  }

  /** Redirects the browser to a URL of ours, under the same conditions. */
  static RequestState redirect(AuthenticateContext visit, AuthFailure why, String location) {
    return isPossible(visit) ? sentTo(visit, why, location) : notSent(visit, why);
  }

  private static boolean isPossible(AuthenticateContext visit) {
    return visit.canBeSentAway()
        && visit.url() != null
        && visit.site().isOurs(visit.url())
        && !visit.site().isProxied(visit.url())
        && visit.redirects() < MOST_REDIRECTS;
  }

  private static RequestState notSent(AuthenticateContext visit, AuthFailure why) {
    RequestUrl url = visit.url();
    AuthFailure told = withoutKey(visit, why);
    if (url != null && !visit.site().isOurs(url) && visit.canBeSentAway()) {
      told = told.saying(notFrom(url.origin()));
    }
    return RequestState.signedOut(visit, TokenType.SESSION_TOKEN, told);
  }

  /** Says, to whoever wonders why pages stay signed out, that the publishable key is missing. */
  static AuthFailure withoutKey(AuthenticateContext visit, AuthFailure why) {
    return visit.site().publishableKey() == null && visit.canBeSentAway()
        ? why.saying(NO_KEY)
        : why;
  }

  private static String notFrom(String origin) {
    return "There is no handshake from "
        + origin
        + ", which is not among the authorized parties; behind a proxy that says where requests went, call trustForwardedHeaders(true)";
  }

  private static RequestState sentTo(AuthenticateContext visit, AuthFailure why, String location) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    headers.put(HeaderNames.LOCATION, List.of(location));
    headers.put(HeaderNames.CACHE_CONTROL, List.of("no-store"));
    headers.put(HeaderNames.SET_COOKIE, List.of(counted(visit.redirects() + 1)));
    return RequestState.handshake(visit, why, headers);
  }

  /**
   * Adds to a state, after a handshake that failed in development, that the browser goes on to the
   * same URL without what the handshake put into it. For a moment there is no next handshake, which
   * would most likely fail like this one.
   */
  static RequestState leaving(AuthenticateContext visit, RequestState state) {
    RequestUrl url = visit.url();
    RequestUrl clean = url == null ? null : url.without(ClerkNames.RETURNED);
    if (clean == null
        || clean.equals(url)
        || !visit.site().isDevelopment()
        || !visit.canBeSentAway()
        || state.response() != null) {
      return state;
    }
    return state.adding(
        Map.of(
            HeaderNames.LOCATION,
            List.of(clean.toString()),
            HeaderNames.CACHE_CONTROL,
            List.of("no-store"),
            HeaderNames.SET_COOKIE,
            List.of(counted(MOST_REDIRECTS))));
  }

  private static String counted(int redirects) {
    return ClerkNames.REDIRECT_COUNT + "=" + redirects + "; SameSite=Lax; HttpOnly; Max-Age=2";
  }

  private static String location(
      AuthenticateContext visit, PublishableKey key, RequestUrl url, String reason) {
    StringBuilder location =
        new StringBuilder(visit.site().frontendApi(key, url)).append("/v1/client/handshake?");
    add(location, ClerkNames.REDIRECT_URL, url.without(ClerkNames.SPENT).toString());
    add(location, ClerkNames.API_VERSION, ClerkServices.API_VERSION);
    add(location, ClerkNames.SUFFIXED_COOKIES, String.valueOf(visit.cookies().suffixed()));
    add(location, ClerkNames.HANDSHAKE_REASON, reason);
    add(location, ClerkNames.FORMAT, "nonce");
    RequestToken token = visit.sessionToken();
    if (token != null && !token.text().isEmpty()) {
      add(location, ClerkNames.SESSION, token.text());
    }
    String devBrowser = visit.devBrowser();
    if (!key.isProduction() && devBrowser != null) {
      add(location, ClerkNames.DEV_BROWSER, devBrowser);
    }
    String organization = visit.site().organizations().organizationOf(url);
    if (organization != null) {
      add(location, ClerkNames.ORGANIZATION_ID, organization);
    }
    return location.substring(0, location.length() - 1);
  }

  private static void add(StringBuilder query, String name, String value) {
    query.append(name).append('=').append(RequestUrl.encoded(value)).append('&');
  }
}
