package io.github.clerk4j;

/** Clerk has no such resource: it answered 404. */
public final class NotFoundException extends ClerkApiException {
  NotFoundException(ErrorResponse answer) {
    super(answer);
  }
}
