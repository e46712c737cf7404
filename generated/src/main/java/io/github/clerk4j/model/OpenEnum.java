package io.github.clerk4j.model;

import org.jspecify.annotations.Nullable;

/**
 * A text with known values, to which Clerk may add others. Immutable.
 *
 * <p>Each subclass has a constant for each known value, {@code of(text)} for any text, and {@code
 * known()}. The latter returns a plain enum for {@code switch}, and its last constant is {@code
 * UNKNOWN}.
 */
public abstract class OpenEnum {
  private final String value;

  OpenEnum(String value) {
    this.value = value;
  }

  /** Returns the text, or throws if it is null. */
  static String text(String type, @Nullable String value) {
    if (value == null) {
      throw new IllegalArgumentException(type + ".of: value must not be null");
    }
    return value;
  }

  /** Returns the text in JSON. */
  public final String value() {
    return value;
  }

  @Override
  @SuppressWarnings("EqualsGetClass") // subclasses are final
  public final boolean equals(@Nullable Object other) {
    return other != null
        && other.getClass() == getClass()
        && ((OpenEnum) other).value.equals(value);
  }

  @Override
  public final int hashCode() {
    return value.hashCode();
  }

  @Override
  public final String toString() {
    return value;
  }
}
