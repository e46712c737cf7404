package io.github.clerk4j.auth;

import io.github.clerk4j.token.TokenReason;

/** The reasons why a request is not signed in, by the names of Clerk's JavaScript SDK. */
public final class AuthReason {
  /** Neither a token nor a sign of an earlier sign-in. */
  public static final String SESSION_TOKEN_AND_UAT_MISSING = "session-token-and-uat-missing";

  /** The browser has signed in, but sent no token. */
  public static final String CLIENT_UAT_BUT_NO_SESSION_TOKEN = "client-uat-but-no-session-token";

  /** The browser sent a token, but does not know of a sign-in. */
  public static final String SESSION_TOKEN_BUT_NO_CLIENT_UAT = "session-token-but-no-client-uat";

  /** The browser came back from a handshake without a session: nobody is signed in. */
  public static final String SESSION_TOKEN_MISSING = "session-token-missing";

  /** A development instance does not know the browser yet. */
  public static final String DEV_BROWSER_MISSING = "dev-browser-missing";

  /** A development instance made the browser known to another domain, which is to be stored. */
  public static final String DEV_BROWSER_SYNC = "dev-browser-sync";

  /** A satellite has to ask the primary domain who is signed in. */
  public static final String SATELLITE_NEEDS_SYNCING = "satellite-needs-syncing";

  /** The primary domain tells a satellite what it asked for. */
  public static final String PRIMARY_RESPONDS_TO_SYNCING = "primary-responds-to-syncing";

  /** The browser comes from another domain, where its user may have signed in or out. */
  public static final String PRIMARY_DOMAIN_CROSS_ORIGIN_SYNC = "primary-domain-cross-origin-sync";

  /** The page is about another organization than the active one. */
  public static final String ACTIVE_ORGANIZATION_MISMATCH = "active-organization-mismatch";

  /** A machine's token is asked for, and the request has none in its header. */
  public static final String NO_TOKEN_IN_HEADER = "No token in header";

  /** The token is older than the latest change to who is signed in to the browser. */
  public static final String SESSION_TOKEN_IAT_BEFORE_CLIENT_UAT =
      "session-token-iat-before-client-uat";

  /** The token is valid from a later time on. */
  public static final String SESSION_TOKEN_NBF = "session-token-nbf";

  /** The token was issued in the future: clocks differ. */
  public static final String SESSION_TOKEN_IAT_IN_THE_FUTURE = "session-token-iat-in-the-future";

  /** The token has expired. The suffix says why it was not refreshed. */
  public static final String SESSION_TOKEN_EXPIRED = "session-token-expired";

  /** The token is of a kind that is not accepted: one of a JWT template, or a machine's. */
  public static final String TOKEN_TYPE_MISMATCH = TokenReason.TOKEN_TYPE_MISMATCH;

  /**
   * Could not be checked: of a machine token, that Clerk could not be asked, or answered with
   * something else than expected; of anything else, a fault of this library, of which its log has
   * more.
   */
  public static final String UNEXPECTED_ERROR = TokenReason.UNEXPECTED_ERROR;

  /** Not a token at all, or none that can be decoded. */
  public static final String TOKEN_INVALID = TokenReason.TOKEN_INVALID;

  /** Signed by an algorithm other than RS256, RS384 and RS512. */
  public static final String TOKEN_INVALID_ALGORITHM = TokenReason.TOKEN_INVALID_ALGORITHM;

  /** The signature is not that of the key. */
  public static final String TOKEN_INVALID_SIGNATURE = TokenReason.TOKEN_INVALID_SIGNATURE;

  /** Issued to a front end that is not among the authorized parties. */
  public static final String TOKEN_INVALID_AUTHORIZED_PARTIES =
      TokenReason.TOKEN_INVALID_AUTHORIZED_PARTIES;

  /** Issued by another Clerk instance than the expected ones. */
  public static final String TOKEN_INVALID_ISSUER = TokenReason.TOKEN_INVALID_ISSUER;

  /** A claim is missing, malformed or not the expected one. */
  public static final String TOKEN_VERIFICATION_FAILED = TokenReason.TOKEN_VERIFICATION_FAILED;

  /**
   * The token has expired. The reason of a request is {@link #SESSION_TOKEN_EXPIRED} with a suffix.
   */
  public static final String TOKEN_EXPIRED = TokenReason.TOKEN_EXPIRED;

  /** Not valid yet. Of a request, the reason is {@link #SESSION_TOKEN_NBF}. */
  public static final String TOKEN_NOT_ACTIVE_YET = TokenReason.TOKEN_NOT_ACTIVE_YET;

  /** Issued in the future. Of a request, the reason is {@link #SESSION_TOKEN_IAT_IN_THE_FUTURE}. */
  public static final String TOKEN_IAT_IN_THE_FUTURE = TokenReason.TOKEN_IAT_IN_THE_FUTURE;

  /** The instance has no key of the id that the token names. */
  public static final String JWK_KID_MISMATCH = TokenReason.JWK_KID_MISMATCH;

  /** Could not be checked: Clerk could not be asked for its keys. */
  public static final String JWK_REMOTE_FAILED_TO_LOAD = TokenReason.JWK_REMOTE_FAILED_TO_LOAD;

  /** Could not be checked: Clerk refused our secret key. */
  public static final String SECRET_KEY_INVALID = TokenReason.SECRET_KEY_INVALID;

  private AuthReason() {}
}
