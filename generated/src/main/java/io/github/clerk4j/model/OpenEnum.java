package io.github.clerk4j.model;

/**
 * A text of which the common values are known, and which can come to have others.
 *
 * <p>Each implementation has its known values as constants, {@code of(text)} for any text, and
 * {@code known()}, a plain enum to {@code switch} on whose last constant is {@code UNKNOWN}.
 */
public interface OpenEnum {
  /** The text as it stands in JSON. */
  String value();
}
