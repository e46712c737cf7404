package io.github.clerk4j;

import java.io.IOException;

/** A failure of an interceptor, as an exception that OkHttp treats alike in all calls. */
final class ForeignException extends IOException {
  ForeignException(Throwable cause) {
    super(ForeignCode.text(cause), cause);
  }
}
