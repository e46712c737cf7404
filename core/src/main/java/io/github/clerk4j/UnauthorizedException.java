package io.github.clerk4j;

/**
 * A response with status 401: Clerk does not accept the secret key, or another credential in the
 * request. No other call with that key will succeed.
 */
public final class UnauthorizedException extends ClerkApiException {
  UnauthorizedException(ErrorResponse response) {
    super(response);
  }
}
