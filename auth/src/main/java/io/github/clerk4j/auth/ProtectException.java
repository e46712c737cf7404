package io.github.clerk4j.auth;

import io.github.clerk4j.ClerkException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rejected request, with the response to send. Serializable. */
public final class ProtectException extends ClerkException {
  private final AuthResponse response;

  ProtectException(AuthResponse response, String message) {
    super(message, null);
    this.response = response;
  }

  /** Returns the whole response: status and headers. */
  public AuthResponse response() {
    return response;
  }

  /** Returns the HTTP status, such as 404, or 307 if there is a {@link #location}. */
  public int status() {
    return response.status();
  }

  /** Returns the URL to redirect to; null unless the response is a redirect. */
  public @Nullable String location() {
    List<String> lines = response.headers().get(HeaderNames.LOCATION);
    return lines == null ? null : lines.get(0);
  }
}
