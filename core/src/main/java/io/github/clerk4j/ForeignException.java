package io.github.clerk4j;

import java.io.IOException;

/** A failure of an interceptor, in the only form that OkHttp hands on alike for all calls. */
final class ForeignException extends IOException {
  ForeignException(Throwable cause) {
    super(cause);
  }
}
