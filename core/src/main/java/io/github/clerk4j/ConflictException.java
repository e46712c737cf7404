package io.github.clerk4j;

/** A response with status 409: the call contradicts the state of a resource, or another call. */
public final class ConflictException extends ClerkApiException {
  ConflictException(ErrorResponse response) {
    super(response);
  }
}
