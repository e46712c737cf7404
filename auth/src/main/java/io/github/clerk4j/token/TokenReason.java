package io.github.clerk4j.token;

/** The reasons of {@link TokenException}s, by the names that Clerk's JavaScript SDK gives them. */
public final class TokenReason {
  /** The token is not a token at all, or cannot be decoded. */
  public static final String TOKEN_INVALID = "token-invalid";

  /** The token is signed by an algorithm other than RS256, RS384 and RS512. */
  public static final String TOKEN_INVALID_ALGORITHM = "token-invalid-algorithm";

  /** The signature was not made with the key that verifies it. */
  public static final String TOKEN_INVALID_SIGNATURE = "token-invalid-signature";

  /** The token was issued to a front end that is not among the authorized parties. */
  public static final String TOKEN_INVALID_AUTHORIZED_PARTIES = "token-invalid-authorized-parties";

  /** The token was issued by another Clerk instance than the expected ones. */
  public static final String TOKEN_INVALID_ISSUER = "token-invalid-issuer";

  /** The token is of a type that is not accepted, such as one of a JWT template. */
  public static final String TOKEN_TYPE_MISMATCH = "token-type-mismatch";

  /** A claim is missing, malformed or not the expected one. */
  public static final String TOKEN_VERIFICATION_FAILED = "token-verification-failed";

  /** The token has expired. */
  public static final String TOKEN_EXPIRED = "token-expired";

  /** The token is not valid yet. */
  public static final String TOKEN_NOT_ACTIVE_YET = "token-not-active-yet";

  /** The token was issued in the future, so that clocks differ. */
  public static final String TOKEN_IAT_IN_THE_FUTURE = "token-iat-in-the-future";

  /** The instance has no key with the id that the token names. */
  public static final String JWK_KID_MISMATCH = "jwk-kid-mismatch";

  /** Verification is unavailable: the keys cannot be fetched from Clerk. */
  public static final String JWK_REMOTE_FAILED_TO_LOAD = "jwk-remote-failed-to-load";

  /** Verification is unavailable: there is no secret key, or Clerk rejects it. */
  public static final String SECRET_KEY_INVALID = "secret-key-invalid";

  /** Verification is unavailable: Clerk does not respond, or with something unexpected. */
  public static final String UNEXPECTED_ERROR = "unexpected-error";

  private TokenReason() {}
}
