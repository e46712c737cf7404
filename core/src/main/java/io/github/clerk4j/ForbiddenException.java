package io.github.clerk4j;

/**
 * A response with status 403: the key is valid, but the settings, the plan or the state of the
 * instance do not allow the call.
 */
public final class ForbiddenException extends ClerkApiException {
  ForbiddenException(ErrorResponse response) {
    super(response);
  }
}
