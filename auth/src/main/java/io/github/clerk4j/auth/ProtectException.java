package io.github.clerk4j.auth;

import io.github.clerk4j.ClerkException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rejected request, with the response to send. Serializable. */
public final class ProtectException extends ClerkException {
  /** More than frameworks wrap, and an end to causes that go in circles. */
  private static final int MOST_CAUSES = 50;

  private final AuthResponse response;

  ProtectException(AuthResponse response, String message) {
    this(response, message, null);
  }

  private ProtectException(AuthResponse response, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.response = response;
  }

  /** Returns the same rejection with a cause. */
  ProtectException because(Throwable cause) {
    return new ProtectException(response, String.valueOf(getMessage()), cause);
  }

  /**
   * Returns the exception of this type among an exception and its causes, in which frameworks wrap
   * the exceptions of handlers; null if there is none.
   */
  public static @Nullable ProtectException findIn(@Nullable Throwable thrown) {
    Throwable each = thrown;
    for (int depth = 0; each != null && depth < MOST_CAUSES; depth++) {
      if (each instanceof ProtectException found) {
        return found;
      }
      each = each.getCause();
    }
    return null;
  }

  /** Returns the whole response: status and headers. */
  public AuthResponse response() {
    return response;
  }

  /**
   * Returns the HTTP status, such as 404; 307 if there is a {@link #location}, and 503 if the token
   * could not be checked.
   */
  public int status() {
    return response.status();
  }

  /** Returns the URL to redirect to; null unless the response is a redirect. */
  public @Nullable String location() {
    List<String> lines = response.headers().get(HeaderNames.LOCATION);
    return lines == null ? null : lines.get(0);
  }
}
