package io.github.clerk4j.auth;

import java.util.Set;

/**
 * The names of Clerk's cookies and query parameters. Several names are both: Clerk's Frontend API
 * sends a value in the URL if it cannot set the cookie.
 */
final class ClerkNames {
  // Cookies. The first three and DEV_BROWSER also exist with the suffix of an instance.
  static final String SESSION = "__session";
  static final String CLIENT_UAT = "__client_uat";
  static final String REFRESH = "__refresh";
  static final String REDIRECT_COUNT = "__clerk_redirect_count";

  // Cookies and query parameters.
  static final String DEV_BROWSER = "__clerk_db_jwt";
  static final String HANDSHAKE = "__clerk_handshake";
  static final String HANDSHAKE_NONCE = "__clerk_handshake_nonce";

  // Query parameters of requests to the application.
  static final String HELP = "__clerk_help";
  static final String DEV_SESSION = "__dev_session";
  static final String SYNCED = "__clerk_synced";
  static final String SYNC_REDIRECT_URL = "__clerk_redirect_url";

  // Query parameters of redirects to Clerk.
  static final String REDIRECT_URL = "redirect_url";
  static final String API_VERSION = "__clerk_api_version";
  static final String HANDSHAKE_REASON = "__clerk_hs_reason";
  static final String SUFFIXED_COOKIES = "suffixed_cookies";
  static final String FORMAT = "format";
  static final String ORGANIZATION_ID = "organization_id";

  /** The parameters that Clerk adds to the URL to which a browser returns from a handshake. */
  static final Set<String> RETURNED = Set.of(HANDSHAKE, HANDSHAKE_NONCE, HELP, DEV_BROWSER);

  /** The parameters that a URL to return to from a handshake does not repeat. */
  static final Set<String> SPENT =
      Set.of(DEV_BROWSER, DEV_SESSION, HANDSHAKE, HANDSHAKE_NONCE, HELP);

  /** The parameters that a URL to return to from a sign-in page does not repeat. */
  static final Set<String> ONCE = Set.of(DEV_BROWSER, DEV_SESSION, HANDSHAKE, HANDSHAKE_NONCE);

  private ClerkNames() {}
}
