package io.github.clerk4j.model;

import org.jspecify.annotations.Nullable;

/** A JSON value of an unexpected type. Carries the value, and never leaves this package. */
@SuppressWarnings("serial") // is never serialised
final class TypeMismatch extends RuntimeException {
  final transient @Nullable Object value;

  TypeMismatch(@Nullable Object value) {
    super("mistyped JSON value", null, false, false);
    this.value = value;
  }
}
