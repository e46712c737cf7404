package io.github.clerk4j.model;

import org.jspecify.annotations.Nullable;

/** A JSON value was not of the expected type. Carries the value; never leaves this package. */
@SuppressWarnings("serial") // is never serialised
final class Mistyped extends RuntimeException {
  final transient @Nullable Object value;

  Mistyped(@Nullable Object value) {
    super("mistyped JSON value", null, false, false);
    this.value = value;
  }
}
