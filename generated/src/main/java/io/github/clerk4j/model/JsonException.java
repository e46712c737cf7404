package io.github.clerk4j.model;

import java.io.IOException;

/**
 * What was read is not JSON, or JSON of another type than expected. The message says where, and
 * does not repeat it.
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
