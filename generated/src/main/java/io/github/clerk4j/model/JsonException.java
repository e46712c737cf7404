package io.github.clerk4j.model;

import java.io.IOException;

/**
 * Text that is not JSON, or JSON of an unexpected type. The message names the position, and does
 * not show the text.
 */
@SuppressWarnings("serial") // an exception like any other
public final class JsonException extends IOException {
  JsonException(String message, Throwable cause) {
    super(message, cause);
  }

  JsonException(String message) {
    super(message);
  }
}
