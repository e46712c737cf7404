package io.github.clerk4j;

/** A response with status 404: Clerk has no such resource. */
public final class NotFoundException extends ClerkApiException {
  NotFoundException(ErrorResponse response) {
    super(response);
  }
}
