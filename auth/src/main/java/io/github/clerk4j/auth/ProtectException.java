package io.github.clerk4j.auth;

import io.github.clerk4j.ClerkException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A refusal of what a request asks for, with the response to give. Serializable with it. */
public final class ProtectException extends ClerkException {
  private final AuthResponse response;

  ProtectException(AuthResponse response, String message) {
    super(message, null);
    this.response = response;
  }

  /** The whole answer: status and headers. */
  public AuthResponse response() {
    return response;
  }

  /** The HTTP status to answer with, such as 404, or 307 where there is a {@link #location}. */
  public int status() {
    return response.status();
  }

  /** Where to redirect to; null unless the answer is a redirect. */
  public @Nullable String location() {
    List<String> lines = response.headers().get(HeaderNames.LOCATION);
    return lines == null ? null : lines.get(0);
  }
}
