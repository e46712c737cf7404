package io.github.clerk4j.auth;

/** The names of the HTTP headers that authentication reads and sets. */
final class HeaderNames {
  // Headers of requests.
  static final String ACCEPT = "Accept";
  static final String ACCEPT_ENCODING = "Accept-Encoding";
  static final String AUTHORIZATION = "Authorization";
  static final String CONTENT_TYPE = "Content-Type";
  static final String COOKIE = "Cookie";
  static final String FORWARDED_FOR = "X-Forwarded-For";
  static final String FORWARDED_HOST = "X-Forwarded-Host";
  static final String FORWARDED_PROTO = "X-Forwarded-Proto";
  static final String HOST = "Host";
  static final String NEXT_ACTION = "Next-Action";
  static final String NEXT_URL = "Next-Url";
  static final String NEXTJS_DATA = "X-Nextjs-Data";
  static final String REFERER = "Referer";
  static final String SEC_FETCH_DEST = "Sec-Fetch-Dest";

  // Headers of responses.
  static final String ALLOW_CREDENTIALS = "Access-Control-Allow-Credentials";
  static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";
  static final String AUTH_MESSAGE = "x-clerk-auth-message";
  static final String AUTH_REASON = "x-clerk-auth-reason";
  static final String AUTH_STATUS = "x-clerk-auth-status";
  static final String CACHE_CONTROL = "Cache-Control";
  static final String LOCATION = "Location";
  static final String RETRY_AFTER = "Retry-After";
  static final String SET_COOKIE = "Set-Cookie";
  static final String WWW_AUTHENTICATE = "WWW-Authenticate";

  private HeaderNames() {}
}
