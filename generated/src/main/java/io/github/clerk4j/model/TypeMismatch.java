package io.github.clerk4j.model;

import org.jspecify.annotations.Nullable;

/** A JSON value was not of the expected type. Carries the value; never leaves this package. */
@SuppressWarnings("serial") // is never serialised
final class TypeMismatch extends RuntimeException {
  final transient @Nullable Object value;

  TypeMismatch(@Nullable Object value) {
    super("mistyped JSON value", null, false, false);
    this.value = value;
  }
}
